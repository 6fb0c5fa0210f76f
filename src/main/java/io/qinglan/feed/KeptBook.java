package io.qinglan.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts together, arrival by arrival, what became of a batch. */
final class KeptBook {

    private final UUID batch;
    private final List<Arrival> arrivals;
    private final List<ReadingRow> rows;

    /** The rows stand in the order of arrivals and their entries; refused entries have none. */
    KeptBook(UUID batch, List<Arrival> arrivals, List<ReadingRow> rows) {
        this.batch = batch;
        this.arrivals = arrivals;
        this.rows = rows;
    }

    List<Kept> outcomes() {
        List<Kept> kept = new ArrayList<>(arrivals.size());
        int next = 0;
        for (int position = 0; position < arrivals.size(); position++) {
            Arrival arrival = arrivals.get(position);
            List<Kept.Entry> entries = new ArrayList<>(arrival.entries().size());
            for (Arrival.Entry said : arrival.entries()) {
                if (said.refusal() != null) {
                    entries.add(new Kept.Entry(Outcome.REFUSED, said.refusal()));
                } else {
                    ReadingRow row = rows.get(next++);
                    entries.add(new Kept.Entry(row.outcome, row.refusal));
                }
            }
            kept.add(new Kept(new FrameId(batch, position), whole(arrival, entries), List.copyOf(entries)));
        }
        return kept;
    }

    private static Outcome whole(Arrival arrival, List<Kept.Entry> entries) {
        if (arrival.refusal() != null) {
            return Outcome.REFUSED;
        }
        if (arrival.parked()) {
            return Outcome.PARKED;
        }
        return entries.stream()
                .map(Kept.Entry::outcome)
                .filter(outcome -> outcome == Outcome.STORED || outcome == Outcome.REVISION)
                .findFirst()
                .orElse(entries.isEmpty() ? Outcome.STORED : entries.get(0).outcome());
    }
}
