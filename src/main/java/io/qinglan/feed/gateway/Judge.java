package io.qinglan.feed.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.Refusal;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Refused;

/**
 * Says what a frame is to the store and what its sender is answered: known by MN and password, it is a record or a word of the dialogue;
 * of an unknown MN it is parked; with a wrong password it is refused. In every case its bytes are kept.
 */
final class Judge {

    /** Cause of a frame whose password is not its instrument's. */
    static final String WRONG_PASSWORD = "PASSWORD_WRONG";

    /** Fields whose name may stand in a cause; any other name is the peer's own text. */
    private static final Set<String> FIELDS =
            Set.of("QN", "ST", "CN", "PW", "MN", "Flag", "PNUM", "PNO", "DataTime", "BeginTime", "EndTime");

    private final Registry instruments;
    private final Links links;
    private final RecordReader reader;

    Judge(Registry instruments, Links links, RecordReader reader) {
        this.instruments = instruments;
        this.links = links;
        this.reader = reader;
    }

    /**
     * What a frame is.
     *
     * @param arrival what it is to the store
     * @param sender who sent it, with the right password; null for everybody else
     * @param answer the frame that answers it after its commit; null for none
     */
    record Judged(Arrival arrival, Instrument sender, byte[] answer) {}

    /** Judges what came; checking a password for the first time may take milliseconds. */
    void judge(Received received) {
        Judged judged =
                judge(received.entry(), received.at(), received.session().peer(), Channel.HJ212);
        received.judged(judged.arrival(), judged.sender(), judged.answer());
    }

    /** Judges a frame or refusal that came some way from some peer. */
    Judged judge(Entry entry, Instant at, String peer, Channel channel) {
        return entry instanceof Frame frame
                ? judge(frame, at, peer, channel)
                : judge((Refused) entry, at, peer, channel);
    }

    private static Judged judge(Refused refused, Instant at, String peer, Channel channel) {
        Refusal refusal = new Refusal(cause(refused), refused.detail());
        Arrival arrival = Arrival.refused(refused.raw(), at, peer, channel, refused.mn(), refusal);
        return new Judged(arrival, null, Answers.to(refused));
    }

    private Judged judge(Frame frame, Instant at, String peer, Channel channel) {
        String mn = frame.mn();
        Optional<Instrument> found = instruments.find(mn);
        if (found.isEmpty()) {
            return new Judged(Arrival.parked(frame.raw(), at, peer, channel, mn), null, Answers.to(frame));
        }
        if (!accepts(found.get(), frame, channel)) {
            Refusal refusal = new Refusal(WRONG_PASSWORD, null);
            Arrival arrival = Arrival.refused(frame.raw(), at, peer, channel, mn, refusal);
            return new Judged(arrival, null, Answers.toWrongPassword(frame));
        }
        return new Judged(arrival(frame, at, peer, channel, found.get()), found.get(), Answers.to(frame));
    }

    private Arrival arrival(Frame frame, Instant at, String peer, Channel channel, Instrument instrument) {
        PointRecord record = RecordReader.carriesRecord(frame) ? reader.read(frame, instrument, at) : null;
        return record == null
                ? Arrival.withoutRecord(frame.raw(), at, peer, channel, frame.mn())
                : Arrival.of(frame.raw(), at, peer, channel, frame.mn(), instrument.point(), record);
    }

    /** What the link of a connected instrument vouches for is not hashed again. Guesses are limited where a refused frame comes again. */
    private boolean accepts(Instrument instrument, Frame frame, Channel channel) {
        Links.Link link = links.find(instrument.mn());
        if (link != null && link.vouchesFor(instrument, frame)) {
            return true;
        }
        return channel == Channel.HJ212
                ? instrument.acceptsOnTheWire(frame.password())
                : instrument.accepts(frame.password());
    }

    private static String cause(Refused refused) {
        if (refused.field() == null) {
            return refused.fault().name();
        }
        return FIELDS.contains(refused.field())
                ? refused.error()
                : refused.fault().name() + ":OTHER";
    }
}
