package io.qinglan.fact.obligation;

import java.util.List;

/**
 * How a pack reads what the sources leave open: its parameters of that name.
 *
 * @param unlisted what binds a site that is not on the list: {@code autonomous_capped, lowest, interval}
 * @param unrated a site without a grade in a graded industry: {@code lowest, review}
 * @param exemptCap {@code none, before_warning}
 * @param singleUnit a stop below the whole on the only unit: {@code load, stop}
 * @param transportAllowed vehicle classes that stay allowed where a row names none
 * @param binds whether the pack binds anyone
 */
public record Readings(
        String unlisted,
        String unrated,
        String exemptCap,
        String singleUnit,
        List<String> transportAllowed,
        boolean binds) {}
