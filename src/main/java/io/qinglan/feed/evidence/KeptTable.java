package io.qinglan.feed.evidence;

/**
 * A table of evidence that leaves by whole months, named {@code <table>_YYYY_MM}.
 *
 * @param name the table
 * @param subject kind of evidence, as in rules/standards/retention.yaml
 * @param held condition on a row {@code r} of a month that says whether it is covered by a hold on a site (first parameter) and, unless it
 *     is null, one point of it (second and third); null: what a hold covers cannot be told apart, and the whole month stays
 */
record KeptTable(String name, String subject, String held) {}
