package io.qinglan.store.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Time that runs only while we can deliver. Pure: a due time moves by as much as we were down between its begin and itself, counted
 * once however the spans overlap.
 */
public final class RunningTime {

    private RunningTime() {}

    /** A span in which we were down; the end is exclusive. */
    public record Down(Instant from, Instant until) {}

    /** When something is due that begins at an instant and was given so much running time. */
    public static Instant due(Instant begins, Duration within, Collection<Down> downs) {
        List<Down> inOrder =
                downs.stream().sorted(Comparator.comparing(Down::from)).toList();
        Instant due = begins.plus(within);
        Instant done = begins;
        for (Down down : inOrder) {
            if (!down.from().isBefore(due)) {
                break;
            }
            if (down.until().isAfter(done)) {
                Instant from = down.from().isAfter(done) ? down.from() : done;
                due = due.plus(Duration.between(from, down.until()));
                done = down.until();
            }
        }
        return due;
    }
}
