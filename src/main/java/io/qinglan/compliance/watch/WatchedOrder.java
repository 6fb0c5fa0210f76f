package io.qinglan.compliance.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.qinglan.order.CheckedOrder;
import io.qinglan.order.MeterMap;

/**
 * An order under watch, as it is kept in memory; what its verdicts are made of is found here without asking the database.
 *
 * @param order the order
 * @param revision of the watch: another one is built when service, points or the end change
 * @param alert when the alert began that the first of its orders stands on: the days before it make the baseline
 * @param duties those that run, by ordinal
 * @param maps by which meters each duty is read, by day and ordinal
 */
record WatchedOrder(
        CheckedOrder order,
        int revision,
        Instant alert,
        List<WatchedDuty> duties,
        Map<LocalDate, Map<Integer, DutyMeters>> maps) {

    WatchedOrder(CheckedOrder order, int revision, Instant alert, List<WatchedDuty> duties) {
        this(order, revision, alert, List.copyOf(duties), new ConcurrentHashMap<>());
    }

    /** The same without the words of its obligations, for keeping many in memory. */
    WatchedOrder bare() {
        return new WatchedOrder(order.bare(), revision, alert, duties);
    }

    UUID id() {
        return order.id();
    }

    /** By which meters a duty is read on a day. */
    DutyMeters meters(WatchedDuty watched, LocalDate day) {
        return maps.computeIfAbsent(day, this::meters).get(watched.ordinal());
    }

    private Map<Integer, DutyMeters> meters(LocalDate day) {
        MeterMap map = order.meters(day);
        Map<Integer, DutyMeters> meters = new HashMap<>();
        duties.forEach(watched -> meters.put(watched.ordinal(), DutyMeters.of(watched.duty(), map, order.details())));
        return meters;
    }

    /** When the first of its duties begins to run; null while none does. */
    Instant from() {
        return duties.stream()
                .map(watched -> watched.duty().from())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** When the last of its duties ends; null while one is open, or none runs. */
    Instant until() {
        boolean open = duties.stream().anyMatch(watched -> watched.duty().until() == null);
        return open
                ? null
                : duties.stream()
                        .map(watched -> watched.duty().until())
                        .max(Instant::compareTo)
                        .orElse(null);
    }
}
