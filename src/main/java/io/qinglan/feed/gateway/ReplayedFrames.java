package io.qinglan.feed.gateway;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.Channel;
import io.qinglan.feed.CommandSetsReader;
import io.qinglan.feed.FrameReplay;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.Refusal;
import io.qinglan.feed.hj212.CommandSets;
import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Sink;
import io.qinglan.policy.PolicyLibrary;

/** Reads frames of HJ 212 again that came before their instrument was registered. */
@ApplicationScoped
public class ReplayedFrames implements FrameReplay {

    private final CommandSets commands;
    private final Quirks quirks;
    private final RecordReader reader;

    ReplayedFrames(PolicyLibrary library, Instruments instruments, RecordReader reader) {
        this.commands = CommandSetsReader.read(library);
        this.quirks = new InstrumentQuirks(instruments);
        this.reader = reader;
    }

    @Override
    public Channel channel() {
        return Channel.HJ212;
    }

    @Override
    public Optional<Read> read(byte[] bytes, Instant receivedAt, Instrument instrument) {
        First first = new First();
        Framer framer = new Framer(new Decoder(commands), quirks, Framer.Mode.WHOLE);
        framer.feed(bytes.clone(), first);
        framer.end(first);
        if (!(first.entry instanceof Frame frame) || !instrument.mn().equals(frame.mn())) {
            return Optional.empty();
        }
        if (!instrument.accepts(frame.password())) {
            return Optional.of(new Read(null, new Refusal(Judge.WRONG_PASSWORD, null)));
        }
        return Optional.of(
                new Read(RecordReader.carriesRecord(frame) ? reader.read(frame, instrument, receivedAt) : null, null));
    }

    private static final class First implements Sink {
        private Entry entry;

        @Override
        public void entry(Entry found) {
            entry = entry == null ? found : entry;
        }
    }
}
