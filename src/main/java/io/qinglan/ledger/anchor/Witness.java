package io.qinglan.ledger.anchor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;

import io.qinglan.ledger.Checkpoint;
import io.qinglan.ledger.verifier.WitnessKey;

/**
 * A witness, such as the superior authority's: it keeps the last checkpoint it saw of us and countersigns the next one only when that is
 * proved to continue it. The protocol is C2SP tlog-witness, its signature C2SP tlog-cosignature v1; docs/ledger-format.md says both.
 */
final class Witness implements Outside {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CONFLICT = 409;
    private static final int ID = 4;

    private final URI address;
    private final WitnessKey key;
    private final HttpClient http;

    /** @param key the witness's published key */
    Witness(URI address, WitnessKey key) {
        this.address = address;
        this.key = key;
        this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    @Override
    public String kind() {
        return "witness";
    }

    @Override
    public Answer show(Checkpoint checkpoint, LongFunction<List<String>> consistency) throws IOException {
        HttpResponse<String> answer = post(checkpoint, 0, List.of());
        if (answer.statusCode() == CONFLICT) {
            // it tells the size it holds; from there the proof begins
            long held = size(answer.body());
            answer = post(checkpoint, held, held == 0 ? List.of() : consistency.apply(held));
        }
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode() + ": " + answer.body());
        }
        String line = answer.body().strip();
        if (!key.cosigned(text(checkpoint), line)) {
            throw new IOException(address + " gave a signature that is not of " + key.name());
        }
        byte[] signed = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        long seconds = ByteBuffer.wrap(signed).getLong(ID);
        return new Answer(key.name(), line.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(seconds));
    }

    private static String text(Checkpoint checkpoint) {
        String note = checkpoint.note();
        return note.substring(0, note.lastIndexOf("\n\n") + 1);
    }

    private long size(String body) throws IOException {
        try {
            return Long.parseLong(body.strip());
        } catch (NumberFormatException e) {
            throw new IOException(address + " answered 409 without the size it holds: " + body);
        }
    }

    private HttpResponse<String> post(Checkpoint checkpoint, long old, List<String> path) throws IOException {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        path.forEach(hash -> body.append(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash)))
                .append('\n'));
        body.append('\n').append(checkpoint.note());
        HttpRequest request = HttpRequest.newBuilder(address.resolve("add-checkpoint"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + address, e);
        }
    }
}
