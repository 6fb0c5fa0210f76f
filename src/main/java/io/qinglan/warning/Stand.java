package io.qinglan.warning;

import java.time.Instant;
import java.util.Locale;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import io.qinglan.fact.Level;

/** The columns in which a {@link Life} is kept, by a warning, a response and their versions. */
@Embeddable
public class Stand {

    /** dense from 1 */
    public int version;

    /** code of the status as decided */
    public String status;

    /** code of the level as last decided */
    public String level;

    /** code of the level that holds until {@code changedAt} */
    @Column(name = "before_level")
    public String before;

    /** from when the level holds */
    @Column(name = "changed_at")
    public Instant changedAt;

    /** first instant */
    @Column(name = "start_at")
    public Instant start;

    /** end, exclusive; null when open */
    @Column(name = "end_at")
    public Instant end;

    /** The columns of a life. */
    public static Stand of(Life life) {
        Stand stand = new Stand();
        stand.version = life.version();
        stand.status = life.status().code();
        stand.level = life.level().code();
        stand.before = life.before().code();
        stand.changedAt = life.changedAt();
        stand.start = life.start();
        stand.end = life.end();
        return stand;
    }

    /** The life kept here. */
    public Life life() {
        return new Life(
                version,
                Status.valueOf(status.toUpperCase(Locale.ROOT)),
                Level.of(level),
                Level.of(before),
                changedAt,
                start,
                end);
    }
}
