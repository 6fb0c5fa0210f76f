package io.qinglan.feed.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.CommandSetsReader;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.policy.PolicyLibrary;

/** Reads frames of HJ 212 that come another way than over a connection of their instrument: in a message or a file. Nobody is answered. */
@ApplicationScoped
public class CapturedFrames {

    private final Judge judge;
    private final Quirks quirks;
    private final Decoder decoder;

    /** Made by the container. */
    CapturedFrames(Instruments instruments, Links links, RecordReader reader, PolicyLibrary library) {
        this.judge = new Judge(instruments::find, links, reader);
        this.quirks = new InstrumentQuirks(instruments);
        this.decoder = new Decoder(CommandSetsReader.read(library));
    }

    /** All frames and errors in some bytes, in their order; the end of the bytes ends the last frame. One thread at a time. */
    public synchronized List<Arrival> read(byte[] bytes, Instant receivedAt, String peer, Channel channel) {
        List<Entry> entries = new ArrayList<>();
        Framer framer = new Framer(decoder, quirks, Framer.Mode.WHOLE);
        framer.feed(bytes, entries::add);
        framer.end(entries::add);
        return entries.stream()
                .map(entry -> judge.judge(entry, receivedAt, peer, channel).arrival())
                .toList();
    }
}
