package io.qinglan.compliance.lead;

import java.time.Duration;
import java.util.List;

/**
 * Who is told, one after another, when something awaited does not come: data of an area, such as 网格员 → 管区 → 班子成员 →
 * 党政主要负责人, and the leaders beside it (包片, 包线).
 *
 * @param rungs lowest first
 * @param leaders who answers for a piece of land or a line of work and is told with every rung
 */
public record Ladder(List<Rung> rungs, List<Leader> leaders) {

    /** Missing lists are empty lists. */
    public Ladder {
        rungs = rungs == null ? List.of() : List.copyOf(rungs);
        leaders = leaders == null ? List.of() : List.copyOf(leaders);
    }

    /**
     * One rung.
     *
     * @param post such as 管区
     * @param name who holds it, null when only the post is known
     * @param user user name of the account, null when there is none
     * @param phone whom to call
     * @param after how long past the due time this rung is told; null = at once
     */
    public record Rung(String post, String name, String user, String phone, Duration after) {
        /** A rung without a time is told at once. */
        public Rung {
            after = after == null ? Duration.ZERO : after;
        }
    }

    /**
     * A leader beside the ladder.
     *
     * @param kind {@code piece} (包片) or {@code line} (包线)
     * @param covers the piece of land or line of work
     */
    public record Leader(String kind, String name, String phone, String covers) {}

    List<String> beside() {
        return leaders.stream().map(Leader::name).toList();
    }
}
