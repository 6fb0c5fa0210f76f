package io.qinglan.feed.gateway;

import java.util.Optional;
import java.util.Set;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.Refusal;
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
    private final RecordReader reader;

    Judge(Registry instruments, RecordReader reader) {
        this.instruments = instruments;
        this.reader = reader;
    }

    /** Judges what came; checking a password for the first time may take milliseconds. */
    void judge(Received received) {
        if (received.entry() instanceof Frame frame) {
            judge(received, frame);
        } else {
            judge(received, (Refused) received.entry());
        }
    }

    private void judge(Received received, Refused refused) {
        received.judged(
                Arrival.refused(
                        refused.raw(),
                        received.at(),
                        received.session().peer(),
                        Channel.HJ212,
                        refused.mn(),
                        new Refusal(cause(refused), refused.detail())),
                null,
                Answers.to(refused));
    }

    private void judge(Received received, Frame frame) {
        String mn = frame.mn();
        String peer = received.session().peer();
        Optional<Instrument> found = instruments.find(mn);
        if (found.isEmpty()) {
            received.judged(
                    Arrival.parked(frame.raw(), received.at(), peer, Channel.HJ212, mn), null, Answers.to(frame));
        } else if (!found.get().accepts(frame.password())) {
            received.judged(
                    Arrival.refused(
                            frame.raw(), received.at(), peer, Channel.HJ212, mn, new Refusal(WRONG_PASSWORD, null)),
                    null,
                    Answers.toWrongPassword(frame));
        } else {
            received.judged(arrival(received, frame, found.get()), found.get(), Answers.to(frame));
        }
    }

    private Arrival arrival(Received received, Frame frame, Instrument instrument) {
        String peer = received.session().peer();
        PointRecord record = RecordReader.carriesRecord(frame) ? reader.read(frame, instrument, received.at()) : null;
        return record == null
                ? Arrival.withoutRecord(frame.raw(), received.at(), peer, Channel.HJ212, frame.mn())
                : Arrival.of(frame.raw(), received.at(), peer, Channel.HJ212, frame.mn(), instrument.point(), record);
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
