package io.qinglan.feed.gateway;

import java.time.Instant;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.Outcome;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Refused;

/** One frame or refusal on its way from a connection to the disk, and the answer on its way back. */
final class Received {

    private final Session session;
    private final Entry entry;
    private final String mn;
    private final Instant at;
    private Arrival arrival;
    private Instrument sender;
    private byte[] answer;
    private Outcome outcome;
    private int bytes;

    /**
     * What came.
     *
     * @param at when its last byte came
     */
    Received(Session session, Entry entry, Instant at) {
        this.session = session;
        this.entry = entry;
        this.mn = entry instanceof Frame frame ? frame.mn() : ((Refused) entry).mn();
        this.at = at;
    }

    Session session() {
        return session;
    }

    /** The instrument's number as sent, unchecked; null when there is none. */
    String mn() {
        return mn;
    }

    Entry entry() {
        return entry;
    }

    Instant at() {
        return at;
    }

    /** What it counts for in the limits: its share of the read it came with. */
    int bytes() {
        return bytes;
    }

    void weighs(int share) {
        bytes = share;
    }

    /** What became of it; null before its commit. */
    Outcome outcome() {
        return outcome;
    }

    void became(Outcome what) {
        outcome = what;
    }

    /** What it is to the store; null until somebody has looked who sent it. */
    Arrival arrival() {
        return arrival;
    }

    /** Who sent it, with the right password; null for everybody else. */
    Instrument sender() {
        return sender;
    }

    /** The frame that answers it, to be sent after its commit; null for none. */
    byte[] answer() {
        return answer;
    }

    void judged(Arrival made, Instrument from, byte[] reply) {
        arrival = made;
        sender = from;
        answer = reply;
    }
}
