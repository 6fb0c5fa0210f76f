package io.qinglan.policy;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** One kind of case an official can read: how to know it and how to judge it. Each room brings its own. */
public interface CaseKind {

    /** Whether a case is of this kind, told by its keys. */
    boolean recognises(JsonNode aCase);

    /**
     * Judges a case.
     *
     * @return what differs, one line each with expected and got; empty when the case passes
     */
    List<String> judge(JsonNode aCase, CaseContext context);
}
