package io.qinglan.feed.gateway;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Kept;
import io.qinglan.feed.hj212.Frame;

/** The way of a frame from its connection to the disk, and of its answer back: nothing is answered before it is committed. */
final class Intake implements GroupCommit.Sink<Received> {

    private final Judge judge;
    private final Keeping keeping;
    private final Hearing hearing;
    private final FeedMeter meter;
    private final GroupCommit<Received> group;

    Intake(GatewaySettings.Commits settings, Judge judge, Keeping keeping, Hearing hearing, FeedMeter meter) {
        this.judge = judge;
        this.keeping = keeping;
        this.hearing = hearing;
        this.meter = meter;
        this.group = new GroupCommit<>(settings, this);
    }

    /** Takes what one read gave, in its order. An instrument's frames always go the same way. */
    void take(List<Received> all) {
        meter.received(all.size());
        int lanes = group.lanes();
        if (lanes == 1 || all.size() == 1) {
            group.add(lane(all.get(0), lanes), all, bytes(all));
            return;
        }
        List<List<Received>> byLane = new ArrayList<>(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            byLane.add(new ArrayList<>(all.size()));
        }
        all.forEach(received -> byLane.get(lane(received, lanes)).add(received));
        for (int lane = 0; lane < lanes; lane++) {
            if (!byLane.get(lane).isEmpty()) {
                group.add(lane, byLane.get(lane), bytes(byLane.get(lane)));
            }
        }
    }

    boolean full() {
        return group.full();
    }

    void whenRoom(Runnable resume) {
        group.whenRoom(resume);
    }

    FeedMeter meter() {
        return meter;
    }

    GroupCommit<Received> group() {
        return group;
    }

    /** Commits and answers what is there, for at most this long. */
    void close(Duration patience) throws InterruptedException {
        group.close(patience);
    }

    @Override
    public void commit(List<Received> all) {
        List<Arrival> arrivals = new ArrayList<>(all.size());
        for (Received received : all) {
            if (received.arrival() == null) {
                judge.judge(received);
            }
            arrivals.add(received.arrival());
        }
        List<Kept> kept = keeping.keep(arrivals);
        for (int i = 0; i < kept.size(); i++) {
            all.get(i).became(kept.get(i).outcome());
        }
    }

    @Override
    public void committed(List<Received> all) {
        all.forEach(this::count);
        int from = 0;
        for (int to = 1; to <= all.size(); to++) {
            if (to == all.size() || all.get(to).session() != all.get(from).session()) {
                answer(all.subList(from, to));
                from = to;
            }
        }
        all.forEach(this::tell);
    }

    private void count(Received received) {
        meter.became(received.outcome());
        if (received.entry() instanceof Frame frame && !frame.isExact()) {
            frame.deviations().forEach(deviation -> meter.deviated(deviation.name()));
        }
        if (received.arrival().refusal() != null) {
            meter.refused(received.arrival().refusal().cause());
        }
    }

    @Override
    public void failed(List<Received> all) {
        all.stream().map(Received::session).distinct().forEach(Session::failed);
    }

    private void answer(List<Received> ofOneSession) {
        ByteArrayOutputStream answers = new ByteArrayOutputStream(ofOneSession.size() * 110);
        int count = 0;
        for (Received received : ofOneSession) {
            if (received.answer() != null) {
                answers.writeBytes(received.answer());
                count++;
            }
        }
        meter.acknowledged(count);
        ofOneSession.get(0).session().committed(answers.toByteArray(), bytes(ofOneSession));
    }

    private void tell(Received received) {
        if (received.sender() != null && received.entry() instanceof Frame frame) {
            hearing.heard(received, frame);
        }
    }

    private static long bytes(List<Received> all) {
        long bytes = 0;
        for (Received received : all) {
            bytes += received.bytes();
        }
        return bytes;
    }

    private static int lane(Received received, int lanes) {
        return received.mn() == null ? 0 : Math.floorMod(received.mn().hashCode(), lanes);
    }
}
