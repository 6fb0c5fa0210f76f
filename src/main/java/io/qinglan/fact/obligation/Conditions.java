package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines a measure row holds for, as a table writes it: {@code process=sinter|pellet;hours_since_start<=120}. All conditions hold
 * together. A field that a line does not carry counts as 0; fuel and product as not named, oven_type as conventional, works as
 * other.
 *
 * <p>Terms: {@code process=a|b} or {@code process=any}; {@code field<=n} with any of {@code <= < >= > = !=}; {@code field=word|word}
 * and {@code field!=word|word}; {@code hours_since_start} and {@code grade} of the call and the site; {@code lines(process)<=n};
 * {@code emitting}; {@code any(a>1,b>2)} and {@code none(a>1,b>2)}.
 */
public final class Conditions {

    /** The word for every process. */
    public static final String ANY = "any";

    /** No condition: not about lines. */
    public static final Conditions NONE = new Conditions("", List.of(), List.of(), List.of());

    private static final Pattern HOURS = Pattern.compile("hours_since_start(?:<=|>=|!=|<|>|=)(\\d+(?:\\.\\d+)?)");

    private final String text;
    private final List<String> processes;
    private final List<Condition> conditions;
    private final List<String> terms;

    private Conditions(String text, List<String> processes, List<Condition> conditions, List<String> terms) {
        this.text = text;
        this.processes = List.copyOf(processes);
        this.conditions = List.copyOf(conditions);
        this.terms = List.copyOf(terms);
    }

    /**
     * One condition held against a line.
     *
     * @param term the condition as the table writes it
     */
    public record Held(String term, boolean holds) {}

    /**
     * Reads the form above.
     *
     * @throws IllegalArgumentException naming the term that cannot be read
     */
    public static Conditions parse(String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        List<String> processes = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        for (String term : text.strip().split(";")) {
            if (term.startsWith("process=")) {
                processes.addAll(List.of(term.substring("process=".length()).split("\\|")));
            } else {
                conditions.add(ConditionTerm.read(term.strip()));
                terms.add(term.strip());
            }
        }
        return new Conditions(text.strip(), processes, conditions, terms);
    }

    /** The process codes; {@link #ANY} alone for every process; empty when the row is not about lines. */
    public List<String> processes() {
        return processes;
    }

    /** The bounds of {@code hours_since_start} among its conditions, as the hours at which a table switches. */
    public List<BigDecimal> hourBounds() {
        List<BigDecimal> bounds = new ArrayList<>();
        Matcher matcher = HOURS.matcher(text);
        while (matcher.find()) {
            bounds.add(new BigDecimal(matcher.group(1)));
        }
        return bounds;
    }

    /** Whether the row names only processes. */
    public boolean onlyProcesses() {
        return conditions.isEmpty();
    }

    /** Whether the line fulfils all conditions besides its process. */
    public boolean hold(LineFact line, LineGroup group) {
        for (Condition condition : conditions) {
            if (!condition.holds(line, group)) {
                return false;
            }
        }
        return true;
    }

    /** Each condition besides the process, in the order of the table: whether the line fulfils it. */
    public List<Held> each(LineFact line, LineGroup group) {
        List<Held> held = new ArrayList<>(terms.size());
        for (int i = 0; i < terms.size(); i++) {
            held.add(new Held(terms.get(i), conditions.get(i).holds(line, group)));
        }
        return held;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conditions that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
