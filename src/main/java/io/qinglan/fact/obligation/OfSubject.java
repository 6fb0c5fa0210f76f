package io.qinglan.fact.obligation;

/** A fact about one site of a run. */
public interface OfSubject {

    /** The site it is about. */
    Subject subject();
}
