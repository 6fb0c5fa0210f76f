package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one term of {@link Conditions}. */
final class ConditionTerm {

    private static final Pattern COMPARISON = Pattern.compile("([a-z_]+)(<=|>=|!=|<|>|=)(.+)");
    private static final Pattern LINES = Pattern.compile("lines\\(([a-z_]+)\\)(<=|>=|!=|<|>|=)(\\d+)");
    private static final Pattern SEVERAL = Pattern.compile("(any|none)\\((.+)\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private ConditionTerm() {}

    /**
     * The condition a term stands for.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static Condition read(String term) {
        if (term.equals("emitting")) {
            return (line, group) -> line.emitting();
        }
        Matcher lines = LINES.matcher(term);
        if (lines.matches()) {
            IntPredicate sign = sign(lines.group(2));
            BigDecimal bound = new BigDecimal(lines.group(3));
            String process = lines.group(1);
            return (line, group) -> sign.test(
                    BigDecimal.valueOf(group.subject().running(process)).compareTo(bound));
        }
        Matcher several = SEVERAL.matcher(term);
        if (several.matches()) {
            return several(several.group(1).equals("any"), several.group(2));
        }
        Matcher comparison = COMPARISON.matcher(term);
        if (!comparison.matches()) {
            throw new IllegalArgumentException("cannot read the condition '" + term + "'");
        }
        return comparison(comparison.group(1), comparison.group(2), comparison.group(3));
    }

    private static Condition several(boolean any, String terms) {
        List<Condition> parts =
                Arrays.stream(terms.split(",")).map(ConditionTerm::read).toList();
        return (line, group) -> parts.stream().anyMatch(part -> part.holds(line, group)) == any;
    }

    private static Condition comparison(String field, String operator, String value) {
        return NUMBER.matcher(value).matches()
                ? number(field, sign(operator), new BigDecimal(value))
                : words(field, operator, Set.of(value.split("\\|")));
    }

    private static Condition number(String field, IntPredicate sign, BigDecimal bound) {
        if (field.equals("hours_since_start")) {
            return (line, group) ->
                    sign.test(group.subject().alert().hoursSinceStart().compareTo(bound));
        }
        return (line, group) -> sign.test(line.figure(field).compareTo(bound));
    }

    private static Condition words(String field, String operator, Set<String> words) {
        boolean named = switch (operator) {
            case "=" -> true;
            case "!=" -> false;
            default -> throw new IllegalArgumentException("words are compared by = or !=, not " + operator);
        };
        if (field.equals("grade")) {
            return (line, group) -> contains(words, group.grade()) == named;
        }
        return (line, group) -> contains(words, line.word(field)) == named;
    }

    private static boolean contains(Set<String> words, String word) {
        return word != null && words.contains(word);
    }

    private static IntPredicate sign(String operator) {
        return switch (operator) {
            case "<=" -> sign -> sign <= 0;
            case "<" -> sign -> sign < 0;
            case ">=" -> sign -> sign >= 0;
            case ">" -> sign -> sign > 0;
            case "=" -> sign -> sign == 0;
            default -> sign -> sign != 0;
        };
    }
}
