package io.qinglan.compliance.ruling;

import java.util.List;

/**
 * A clause that may apply.
 *
 * @param why {@code law_at_act}, or {@code newer_if_lighter}: a newer clause that weighs less (生态环境法典 Art 1057)
 * @param certain whether the clause is stated by its source and its date known; otherwise a lawyer looks first
 * @param doubts what has to be looked at first
 */
public record Candidate(Clause clause, String why, boolean certain, List<String> doubts) {}
