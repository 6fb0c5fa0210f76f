package io.qinglan.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Sites that two authorities would order at one time (两级指令重叠): what the other authority has in force, has announced or has proposed.
 *
 * @param state {@code in_force}, {@code announced} (ordered, not yet begun) or {@code proposed} (awaits its approval)
 * @param response the other response; null while a warning is only proposed
 * @param proposal the other proposal, null once it is decided
 * @param area the other authority's area (GB/T 2260)
 * @param issuer in whose name the other one stands, null where its place has settled none
 * @param level blue, yellow, orange or red
 * @param start from when the other one holds
 * @param until to when, null when open
 * @param sites how many sites both would order
 * @param named codes of the first of them; a rehearsal marks all of them, page by page
 */
public record Overlap(
        String state,
        UUID response,
        UUID proposal,
        String area,
        String areaName,
        String issuer,
        String level,
        Instant start,
        Instant until,
        int sites,
        List<String> named) {}
