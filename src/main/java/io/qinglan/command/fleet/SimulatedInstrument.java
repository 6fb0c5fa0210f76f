package io.qinglan.command.fleet;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.qinglan.feed.hj212.CommandSets;
import io.qinglan.feed.hj212.Commands;
import io.qinglan.feed.hj212.Decoder;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Framer;
import io.qinglan.feed.hj212.Packet;
import io.qinglan.feed.hj212.Quirks;

/**
 * One instrument of a fleet: makes its records, waits for their answers, sends again, carries out the host's commands. It knows bytes and
 * a way to write them, no socket. All calls come from one thread.
 */
final class SimulatedInstrument {

    private static final String SOURCE_OF_AIR_POLLUTION = "31";

    /** A way to write to the other side; false when nobody is connected. */
    interface Line {

        boolean write(byte[] bytes);

        /** Writes the second half of a frame a little later. */
        void writeLater(byte[] bytes);
    }

    private final FleetSettings settings;
    private final int number;
    private final String mn;
    private final Edition edition;
    private final Measurements measurements;
    private final Timetable timetable;
    private final Clock clock;
    private final ZoneId zone;
    private final FleetCounts counts;
    private final Latencies latencies;
    private final Acknowledged listener;
    private final Line line;
    private final Commands frames;
    private final Damage damage;
    private final HostCommands host;
    private final SplittableRandom random;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Deque<Timetable.Due> late = new ArrayDeque<>();
    private final Deque<Backfill> backfills = new ArrayDeque<>();
    private Framer framer;
    private final Decoder decoder;
    private long lastQn;

    SimulatedInstrument(
            FleetSettings settings,
            int number,
            LocalDateTime start,
            Clock clock,
            ZoneId zone,
            CommandSets commands,
            FleetCounts counts,
            Latencies latencies,
            Acknowledged listener,
            Line line) {
        this.settings = settings;
        this.number = number;
        this.clock = clock;
        this.zone = zone;
        this.counts = counts;
        this.latencies = latencies;
        this.listener = listener;
        this.line = line;
        mn = settings.mn(number);
        edition = settings.editions().get(number % settings.editions().size());
        random = new SplittableRandom(Measurements.mix(settings.seed() * 1_000_003 + number));
        measurements = new Measurements(settings.seed(), settings.factors());
        timetable = new Timetable(start, 60, random.nextInt(60));
        frames = new Commands(edition, SOURCE_OF_AIR_POLLUTION, mn, settings.password());
        damage = new Damage(settings.faults(), random, counts);
        host = new HostCommands(this, frames, timetable);
        decoder = new Decoder(commands);
        framer = new Framer(decoder, Quirks.NONE, Framer.Mode.LIVE);
    }

    /** When its next record is due. */
    LocalDateTime due() {
        return timetable.next().at();
    }

    /** Whether another record may be sent: not too many wait for their answers. */
    boolean isFree() {
        return waiting.size() < settings.window();
    }

    /** Makes and sends the next record, or holds it back for later. */
    void sendNext() {
        Timetable.Due due = timetable.next();
        timetable.take(due);
        if (damage.isHeldBack()) {
            late.add(due);
        } else {
            send(due.command(), due.dataTime(), null, false);
        }
        if (late.size() > 3) {
            sendLate();
        }
    }

    /** Sends what was held back, all of it. */
    void sendLate() {
        for (Timetable.Due due = late.poll(); due != null; due = late.poll()) {
            send(due.command(), due.dataTime(), null, true);
        }
    }

    private void send(int command, LocalDateTime time, Backfill backfill, boolean isLate) {
        String dataTime = FleetTime.seconds(time);
        int all = measurements.factors();
        if (!damage.isSplit() || all < 2) {
            send(packet(command, dataTime, isLate), command, time, dataTime, 0, all, 0, backfill);
            return;
        }
        send(packet(command, dataTime, isLate).part(1, 2), command, time, dataTime, 0, all / 2, 1, backfill);
        send(packet(command, dataTime, isLate).part(2, 2), command, time, dataTime, all / 2, all, 2, backfill);
    }

    private Packet packet(int command, String dataTime, boolean isLate) {
        Packet packet = new Packet(edition)
                .st(SOURCE_OF_AIR_POLLUTION)
                .command(command)
                .password(settings.password())
                .mn(mn)
                .acknowledge()
                .item("DataTime", dataTime);
        return isLate && edition == Edition.OF_2025 ? packet.backfilled() : packet;
    }

    private void send(
            Packet packet,
            int command,
            LocalDateTime time,
            String dataTime,
            int from,
            int to,
            int part,
            Backfill backfill) {
        String qn = nextQn();
        measurements.write(packet.qn(qn), number, command, time, from, to);
        byte[] bytes = packet.bytes();
        waiting.put(qn, new Waiting(bytes, command, dataTime, part, backfill, System.nanoTime()));
        if (backfill != null) {
            backfill.sent();
        }
        counts.sent.increment();
        damage.write(bytes, line);
    }

    /** A request number is the moment, and never the same twice. */
    private String nextQn() {
        lastQn = Math.max(clock.millis(), lastQn + 1);
        return FleetTime.millis(LocalDateTime.ofInstant(java.time.Instant.ofEpochMilli(lastQn), zone));
    }

    String qn() {
        return nextQn();
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone);
    }

    /** Takes bytes of the other side. */
    void receive(byte[] bytes) {
        framer.feed(bytes, this::entry);
    }

    private void entry(Entry entry) {
        if (!(entry instanceof Frame frame)) {
            return;
        }
        if (frame.command() == 9014) {
            acknowledged(frame.qnToAnswer());
        } else if (frame.command() != 9013 && mn.equals(frame.mn())) {
            counts.commands.increment();
            host.carryOut(frame);
        }
        goOnWithBackfill();
    }

    private void acknowledged(String qn) {
        Waiting answered = waiting.remove(qn);
        if (answered == null) {
            return;
        }
        latencies.add(System.nanoTime() - answered.firstSent);
        counts.acknowledged.increment();
        listener.acknowledged(mn, answered.command, answered.dataTime, answered.part);
        if (answered.backfill != null) {
            answered.backfill.answered();
        }
    }

    void backfill(Backfill asked) {
        backfills.add(asked);
    }

    void write(Packet packet) {
        line.write(packet.bytes());
    }

    /** Sends records asked for again as long as few enough wait; a request that is done gets its 9012. */
    private void goOnWithBackfill() {
        Backfill current = backfills.peek();
        while (current != null) {
            while (current.hasNext() && isFree()) {
                send(
                        current.command,
                        current.take(timetable.minuteInterval(), timetable.realTimeSeconds()),
                        current,
                        true);
            }
            if (!current.isDone()) {
                return;
            }
            write(frames.result(current.qn, 1));
            backfills.poll();
            current = backfills.peek();
        }
    }

    /** Sends again what has waited too long; false when it was sent often enough, so that the line counts as gone. */
    boolean sendAgain(long now) {
        long longest = settings.patience().toNanos();
        for (Waiting one : waiting.values()) {
            if (now - one.lastSent > longest) {
                if (one.tries >= settings.again()) {
                    return false;
                }
                sendAgain(one, now);
            }
        }
        return true;
    }

    private void sendAgain(Waiting one, long now) {
        one.lastSent = now;
        one.tries++;
        counts.resent.increment();
        line.write(one.bytes);
    }

    /** A new line: what waited is sent again. */
    void connected(boolean anew) {
        framer = new Framer(decoder, Quirks.NONE, Framer.Mode.LIVE);
        if (anew) {
            long now = System.nanoTime();
            List<Waiting> all = new ArrayList<>(waiting.values());
            all.forEach(one -> one.tries = 0);
            all.forEach(one -> sendAgain(one, now));
        }
    }

    /** How many frames wait for their answers. */
    int unanswered() {
        return waiting.size();
    }

    /** Whether something is still to be sent or answered. */
    boolean isBusy() {
        return !waiting.isEmpty() || !backfills.isEmpty() || !late.isEmpty();
    }
}
