package io.qinglan.fact.warning;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.qinglan.fact.Level;

/**
 * What the rules of a pack conclude for one step; they write it, nobody else does. Instants are local times of the configured zone.
 */
public final class Conclusions {

    private Level level = Level.NONE;
    private Regime regime = Regime.NONE;
    private String transition = "none";
    private LocalDateTime at;
    private LocalDateTime start;
    private LocalDateTime end;
    private LocalDateTime until;
    private LocalDateTime issueBy;
    private Boolean leadTimeMet;
    private boolean leadTimeRequired;
    private final Set<String> flags = new TreeSet<>();
    private final Set<String> actions = new TreeSet<>();
    private final Map<String, BigDecimal> reductions = new LinkedHashMap<>();
    private Level provincialLevel;
    private String state;
    private final List<String> states = new ArrayList<>();
    private final List<LevelEvent> events = new ArrayList<>();
    private final List<MeasureTime> measures = new ArrayList<>();
    private Publication publication;

    /**
     * A change of level.
     *
     * @param at when
     * @param transition {@code <from>-><to>} or {@code <from>->lifted}
     */
    public record LevelEvent(LocalDateTime at, String transition) {}

    /**
     * A measure and its own time.
     *
     * @param code the measure
     * @param start from when, null when not known
     * @param end until when, null when open
     */
    public record MeasureTime(String code, LocalDateTime start, LocalDateTime end) {}

    /** The word for a change of level; the end of a warning is "lifted". */
    public static String change(Level from, Level to) {
        return from.code() + "->" + (to == Level.NONE ? "lifted" : to.code());
    }

    /** The level stays as it is. */
    public void keep(Level held) {
        level = held;
    }

    /** The level changes at an instant, without lead time. */
    public void change(Level from, Level to, LocalDateTime when) {
        level = to;
        transition = change(from, to);
        at = when;
        if (to != Level.NONE) {
            start = when;
        }
    }

    /** A warning starts at once, without lead time. */
    public void startAtOnce(Level to, LocalDateTime now) {
        change(Level.NONE, to, now);
        issueBy = now;
    }

    /** A warning starts at an instant; the notice has to be out the lead time before, or now when that is past. */
    public void startAhead(Level to, LocalDateTime begin, Duration leadTime, LocalDateTime now) {
        change(Level.NONE, to, begin);
        leadTimeRequired = true;
        if (begin != null) {
            LocalDateTime latest = begin.minus(leadTime);
            boolean inTime = now == null || !now.isAfter(latest);
            issueBy = inTime ? latest : now;
            leadTimeMet = now == null ? null : inTime;
        }
    }

    /** The warning has the period of the region's notice. */
    public void period(LocalDateTime from, LocalDateTime to) {
        start = from == null ? start : from;
        end = to;
    }

    /** The warning ends by itself at an instant that is fixed already. */
    public void endsAt(LocalDateTime instant) {
        end = instant;
    }

    /** The warning in force is extended; until is null when nobody can say yet. */
    public void extend(Level held, LocalDateTime newEnd) {
        level = held;
        transition = "extend";
        until = newEnd;
    }

    /** The city has to judge anew. */
    public void reassess(Level held) {
        level = held;
        transition = "reassess";
    }

    /** A remark that binds the next step. */
    public void flag(String word) {
        flags.add(word);
    }

    /** Actions outside the coloured response. */
    public void actions(Collection<String> words) {
        actions.addAll(words);
    }

    /** A required cut of emissions in percent, pollutant to share. */
    public void reductions(Map<String, String> shares) {
        shares.forEach((pollutant, share) -> reductions.put(pollutant, new BigDecimal(share)));
    }

    /** What holds beside the colours. */
    public void regime(Regime held) {
        regime = held;
    }

    /** The level of the province's own warning. */
    public void provincial(Level held) {
        provincialLevel = held;
    }

    /** Where the order stands. */
    public void state(String word) {
        state = word;
    }

    /** The order comes into a state by a recorded act. */
    public void enter(String word) {
        states.add(word);
        state = word;
    }

    /** A recorded act changed the level. */
    public void event(LocalDateTime when, Level from, Level to) {
        events.add(new LevelEvent(when, change(from, to)));
    }

    /** A measure that comes with the level. */
    public void measure(String code, LocalDateTime from, LocalDateTime to) {
        measures.add(new MeasureTime(code, from, to));
    }

    /** The index as it may be published. */
    public void publish(Publication published) {
        publication = published;
    }

    /** The level that holds after the step. */
    public Level level() {
        return level;
    }

    /** What holds beside the colours. */
    public Regime regime() {
        return regime;
    }

    /** The change: none, {@code <from>-><to>}, {@code <from>->lifted}, extend or reassess. */
    public String transition() {
        return transition;
    }

    /** When the change takes effect, null when there is none or it is not known. */
    public LocalDateTime at() {
        return at;
    }

    /** From when the warning is in force. */
    public LocalDateTime start() {
        return start;
    }

    /** When it ends, where a notice or plan fixes it. */
    public LocalDateTime end() {
        return end;
    }

    /** New end of a warning that is extended. */
    public LocalDateTime until() {
        return until;
    }

    /** Latest instant for the notice to go out. */
    public LocalDateTime issueBy() {
        return issueBy;
    }

    /** Whether the notice can still go out the required time ahead; null when none is required or now is not known. */
    public Boolean leadTimeMet() {
        return leadTimeMet;
    }

    /** Whether a lead time applies at all. */
    public boolean leadTimeRequired() {
        return leadTimeRequired;
    }

    /** Remarks that bind the next step. */
    public Set<String> flags() {
        return flags;
    }

    /** Actions outside the coloured response. */
    public Set<String> actions() {
        return actions;
    }

    /** Required cuts in percent by pollutant. */
    public Map<String, BigDecimal> reductions() {
        return reductions;
    }

    /** Level of the province's own warning, null where the pack knows none. */
    public Level provincialLevel() {
        return provincialLevel;
    }

    /** Where the order stands, null when nothing was said of it. */
    public String state() {
        return state;
    }

    /** The states passed through. */
    public List<String> states() {
        return states;
    }

    /** The changes of level by recorded acts. */
    public List<LevelEvent> events() {
        return events;
    }

    /** The measures of the level in force with their own times. */
    public List<MeasureTime> measures() {
        return measures;
    }

    /** The index as it may be published, null where the pack says nothing of it. */
    public Publication publication() {
        return publication;
    }
}
