package io.qinglan.order.rehearsal;

/** Sees every site of a rehearsal once, in order of area and code, and keeps only what it will say. */
interface Collector {

    /** The most sites that one list of an answer names; the count tells how many there are. */
    int SHOWN = 100;

    void see(Rehearsed site);
}
