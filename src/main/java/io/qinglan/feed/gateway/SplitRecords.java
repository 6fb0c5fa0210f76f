package io.qinglan.feed.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Joined;
import io.qinglan.feed.hj212.Joiner;

/**
 * Watches over split records (HJ 212-2017, PNUM and PNO). Each part is stored and acknowledged by itself; a record whose parts do not all
 * come is counted and asked for again.
 */
@ApplicationScoped
class SplitRecords {

    /** Parts that may wait for others at a time, over all instruments of this node. */
    private static final int MOST = 20_000;

    private final Joiner joiner;
    private final RecordReader reader;
    private final Instruments instruments;
    private final BackfillRequests backfill;
    private final FeedMeter meter;
    private final Clock clock;

    /** Made by the container. */
    SplitRecords(
            GatewaySettings settings,
            RecordReader reader,
            Instruments instruments,
            BackfillRequests backfill,
            FeedMeter meter,
            Clock clock) {
        this.joiner = new Joiner(settings.dialogue().parts(), MOST);
        this.reader = reader;
        this.instruments = instruments;
        this.backfill = backfill;
        this.meter = meter;
        this.clock = clock;
    }

    /** A part that is committed. */
    synchronized void heard(Frame part) {
        joiner.add(part, clock.instant());
    }

    /** Asks again for what did not come whole in time; may wait for the database. */
    void askAgain() {
        for (Joined record : givenUp(clock.instant())) {
            meter.incomplete();
            askAgain(record.frames().get(0));
        }
    }

    private synchronized List<Joined> givenUp(Instant now) {
        return joiner.giveUp(now);
    }

    private void askAgain(Frame part) {
        Optional<Instrument> sender = instruments.find(part.mn());
        if (sender.isPresent() && RecordReader.carriesRecord(part)) {
            PointRecord record = reader.read(part, sender.get(), clock.instant());
            if (record != null) {
                backfill.ask(sender.get().point(), record.kind(), record.at(), record.at());
            }
        }
    }
}
