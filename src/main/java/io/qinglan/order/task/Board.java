package io.qinglan.order.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The board of a response (调度板): sites and departments in one list, worst first.
 *
 * @param at the instant it shows
 * @param counts for {@code site} and {@code department} how many stand in each status, all of the response
 * @param items the rows of the page
 * @param next what to send as {@code ?after=} for the following page; null on the last
 */
public record Board(Instant at, Map<String, Map<String, Long>> counts, List<Map<String, Object>> items, String next) {}
