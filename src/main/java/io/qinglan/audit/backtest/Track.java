package io.qinglan.audit.backtest;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import io.qinglan.fact.Level;

/** What one pack makes of the air of one city, step by step: the level in force, and when each spell was announced. */
public final class Track {

    private final String city;
    private final LocalDateTime start;
    private final int stepHours;
    private final Level[] levels;
    private final List<Announcement> announcements;
    private int withdrawn;

    /**
     * A level is announced, in advance or at once.
     *
     * @param announced the step at which the rules first asked for it
     * @param from when it is in force
     * @param level what is in force from then on
     */
    public record Announcement(LocalDateTime announced, LocalDateTime from, Level level) {}

    /**
     * A row of steps with a level.
     *
     * @param from begin of the first
     * @param to end of the last
     * @param highest the strictest level in it
     * @param announced when the rules first asked for a level
     */
    public record Spell(LocalDateTime from, LocalDateTime to, Level highest, LocalDateTime announced) {

        /** How long it lasts. */
        public long hours() {
            return Duration.between(from, to).toHours();
        }
    }

    Track(String city, LocalDateTime start, int stepHours, int steps) {
        this.city = city;
        this.start = start;
        this.stepHours = stepHours;
        this.levels = new Level[steps];
        this.announcements = new ArrayList<>();
    }

    void set(int step, Level level) {
        levels[step] = level;
    }

    void announce(LocalDateTime announced, LocalDateTime from, Level level) {
        announcements.add(new Announcement(announced, from, level));
    }

    void withdraw() {
        withdrawn++;
    }

    /** The city. */
    public String city() {
        return city;
    }

    /** Begin of the first step. */
    public LocalDateTime start() {
        return start;
    }

    /** Hours of a step. */
    public int stepHours() {
        return stepHours;
    }

    /** How many steps there are. */
    public int steps() {
        return levels.length;
    }

    /** Begin of a step. */
    public LocalDateTime at(int step) {
        return start.plusHours((long) step * stepHours);
    }

    /** The level in force in a step; null where the air is not known. */
    public Level level(int step) {
        return levels[step];
    }

    /** Announced levels that were withdrawn before they began, because the forecast changed. */
    public int withdrawn() {
        return withdrawn;
    }

    /** The changes of level to a stricter one, in order. */
    public List<Announcement> announcements() {
        return List.copyOf(announcements);
    }

    /** The step that contains an instant; outside the years replayed a step that is not there. */
    int step(LocalDateTime instant) {
        return (int) Math.floorDiv(Duration.between(start, instant).toHours(), (long) stepHours);
    }

    /** The strictest level between two instants; null when the air was known in no step of it. */
    public Level highest(LocalDateTime from, LocalDateTime to) {
        Level highest = null;
        for (int step = Math.max(0, step(from)); step < levels.length && at(step).isBefore(to); step++) {
            Level level = levels[step];
            highest = level == null ? highest : highest == null ? level : Level.higher(highest, level);
        }
        return highest;
    }

    /** The strictest level of each day from the first; null where the air is not known. */
    public List<Level> byDay() {
        List<Level> days = new ArrayList<>();
        LocalDate last = at(levels.length).minusNanos(1).toLocalDate();
        for (LocalDate day = start.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(highest(day.atStartOfDay(), day.plusDays(1).atStartOfDay()));
        }
        return days;
    }

    /** The rows of steps with a level. */
    public List<Spell> spells() {
        List<Spell> spells = new ArrayList<>();
        int step = 0;
        while (step < levels.length) {
            int end = step;
            Level highest = Level.NONE;
            while (end < levels.length && levels[end] != null && levels[end] != Level.NONE) {
                highest = Level.higher(highest, levels[end]);
                end++;
            }
            if (end > step) {
                spells.add(new Spell(at(step), at(end), highest, announced(at(step), at(end))));
            }
            step = end + 1;
        }
        return spells;
    }

    /** When a spell was first asked for; its begin when it came without an announcement. */
    private LocalDateTime announced(LocalDateTime from, LocalDateTime to) {
        return announcements.stream()
                .filter(one -> !one.from().isBefore(from) && one.from().isBefore(to))
                .map(Announcement::announced)
                .findFirst()
                .orElse(from);
    }
}
