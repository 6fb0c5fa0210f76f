package io.qinglan.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.qinglan.command.hj212.Capture;
import io.qinglan.command.hj212.EntryJson;
import io.qinglan.command.hj212.QuirksFile;
import io.qinglan.feed.CommandSetsReader;
import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Quirks;

/**
 * Reads HJ 212 without a server. The bytes on standard input are one stream: a line of JSON for each frame or error, in order, as they come.
 * With {@code --captures} each line of a file is a stream of its own.
 */
@Command(
        name = "decode",
        description = "Reads frames from standard input, or from captures; prints JSON, one line each.",
        mixinStandardHelpOptions = true)
final class Hj212DecodeCommand implements Callable<Integer> {

    private static final int READ = 1 << 16;

    @Option(names = "--strict", description = "refuse every frame that is off the standard")
    private boolean strict;

    @Option(
            names = "--quirks",
            paramLabel = "FILE",
            description = "habits of instruments: {\"<MN>\"|\"*\": {\"quirks\": [NAME, …], \"sm4Key\": \"<32 hex>\"}}")
    private Path quirksFile;

    @Option(
            names = "--captures",
            paramLabel = "FILE.jsonl",
            description = "streams, one a line: {\"id\", \"encoding\", \"packet\"|\"chunks\"}; - for standard input")
    private Path captures;

    private Decoder decoder;
    private Quirks quirks;

    @Override
    public Integer call() throws IOException {
        quirks = quirksFile == null ? Quirks.NONE : QuirksFile.read(quirksFile);
        decoder = new Decoder(CommandSetsReader.read(House.library()));
        try (EntryJson json = new EntryJson(System.out, strict)) {
            if (captures == null) {
                decode(System.in, json);
            } else {
                decodeCaptures(json);
            }
        }
        return 0;
    }

    /** Each read is answered before the next is waited for, so that a slow stream can be watched. */
    private void decode(InputStream in, EntryJson json) throws IOException {
        Framer framer = new Framer(decoder, quirks, Framer.Mode.WHOLE);
        byte[] read = new byte[READ];
        for (int length = in.read(read); length >= 0; length = in.read(read)) {
            framer.feed(Arrays.copyOf(read, length), json::line);
            if (in.available() == 0) {
                json.flush();
            }
        }
        framer.end(json::line);
    }

    private void decodeCaptures(EntryJson json) throws IOException {
        if (!captures.toString().equals("-") && !Files.isReadable(captures)) {
            throw new WrongUse("--captures: expected a file that can be read, got " + captures);
        }
        InputStream in = captures.toString().equals("-") ? System.in : Files.newInputStream(captures);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), READ)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    decode(Capture.read(line, captures + ":" + number), json);
                }
            }
        }
    }

    private void decode(Capture capture, EntryJson json) throws IOException {
        Framer framer = new Framer(decoder, quirks, Framer.Mode.WHOLE);
        json.begin(capture.id());
        framer.feed(capture.bytes(), json::element);
        framer.end(json::element);
        json.end();
    }
}
