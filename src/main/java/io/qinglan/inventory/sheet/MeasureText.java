package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;

/**
 * A cell of the list in words, read into clauses: {@code 每日投料量由960吨降至768吨}, {@code 停产}, {@code 限产20%},
 * {@code 延长结焦时间至36小时}, {@code 停1台烧结机}, and the same in English. What is not understood is kept beside them, never dropped.
 *
 * @param clauses what was understood
 * @param unread the parts that were not
 */
record MeasureText(List<Clause> clauses, List<String> unread) {

    private static final Pattern PARTS =
            Pattern.compile("[;。\\n\\r]+|,(?!\\d{3})|\\.(?=\\s|$)|\\band\\b(?= (?:stop|limit|extend))");
    private static final Pattern NUMBERING =
            Pattern.compile("^\\s*(?:[(]?\\d{1,2}[)、]|\\d{1,2}\\.(?!\\d)|[一二三四五六七八九]、)\\s*");
    private static final String NUMBER = "(\\d[\\d,]*(?:\\.\\d+)?)";
    private static final String COUNT = "(\\d{1,3}|[一二两三四五六七八九十]|one|two|three|four|five|six)";
    private static final String UNIT = "(万吨|吨|千克|公斤|万立方米|立方米|万件|件|万平方米|平方米|重量箱|孔|台|t|kg|m3|m2|tonnes?|tons?)";
    private static final String PER_DAY = "(?:/?(?:天|日|d|day| a day| per day))?";

    private static final Pattern WHOLE_STOP = Pattern.compile(
            "(?:企业|全厂|全部|整厂|全部生产线|所有生产线|全线|涉气工序|涉气生产工序)*(?:全面|全部|整体)?(?:停产|停止生产|停工停产)"
                    + "|(?:full |complete |whole[- ](?:site|plant) )?(?:stop|shut ?down|closure)(?: (?:all )?production| all lines| the whole (?:site|plant))?");
    private static final Pattern OWN_CHOICE = Pattern.compile(
            ".*自主(?:减排|采取减排措施|采取措施).*|(?:不停产不限产|不限产|正常生产|豁免|无)|autonomous(?: reduction)?|at (?:its|their) own choice|none");
    private static final Pattern CUT = Pattern.compile(
            "(.*?)(?:限产|减产|压减产能|压产|限制生产|产量(?:减少|降低|压减)|负荷(?:减少|降低|压减)|降低(?:生产)?负荷|减少产能)(?:比例)?(?:不低于|不少于|达到|为)?"
                    + NUMBER + "%(?:以上)?"
                    + "|(.*?)(?:limit|cut|reduce)(?:s|d)?(?: (?:production|output|load))?(?: by)? ?" + NUMBER
                    + " ?(?:%|percent)");
    private static final Pattern KEEP =
            Pattern.compile("(.*?)(?:生产)?负荷(?:降至|控制在|不超过|不高于|降低至|降到)" + NUMBER + "%(?:以内|以下)?"
                    + "|(.*?)(?:load|production|output) (?:down )?to (?:at most )?" + NUMBER + " ?(?:%|percent)");
    private static final Pattern FROM_TO = Pattern.compile("(.*?)(?:由|从)(?:目前|正常)?(?:的)?(?:每天|每日|日均)?" + NUMBER + UNIT
            + PER_DAY
            + "(?:下)?(?:降|减|压减|降低|减少|调整|压|限)(?:至|到|为|产至)(?:每天|每日)?" + NUMBER + UNIT + PER_DAY + "(?:以下|以内|及以下)?"
            + "|(.*?)\\bfrom " + NUMBER + " ?" + UNIT + PER_DAY + " (?:down )?to " + NUMBER + " ?" + UNIT + PER_DAY
            + "(?: or less| or below)?");
    private static final Pattern AT_MOST =
            Pattern.compile("(.*?)(?:日|每日|每天)(?:产量|投料量|用量|处理量|加工量|拉引量|产能)(?:不超过|不高于|控制在|降至|限至|不得超过)" + NUMBER + UNIT
                    + PER_DAY + "(?:以内|以下)?"
                    + "|(.*?)(?:at most|no more than|limited to) " + NUMBER + " ?" + UNIT + PER_DAY);
    private static final Pattern EXTEND =
            Pattern.compile("(?:.*?)(?:延长结焦时间|结焦时间延长|出焦时间延长|延长出焦时间|结焦时间)(?:至|到|为|达到)" + NUMBER
                    + "(?:个)?(?:小时|h)(?:以上)?"
                    + "|extend(?:s|ed)? (?:the )?coking time to " + NUMBER + " ?(?:h|hours?)(?: or more)?");
    private static final Pattern STOP_COUNT =
            Pattern.compile("(?:停用|停产|停运|停|关停|停止)" + COUNT + "(?:台|条|座|套|组|个|孔|家)(.{1,20}?)(?:生产|运行)?"
                    + "|(?:stop|shut ?down) " + COUNT + " (?:of (?:the )?)?([a-z ]{3,30})");
    private static final Pattern STOP_NAMED =
            Pattern.compile("(?:停用|停产|停运|停|关停|停止)(.{1,40}?)(?:生产|运行|生产线)?|(.{1,40}?)(?:全部)?(?:停产|停运|停止生产|停用)"
                    + "|(?:stop|shut ?down) (?:the )?(.{1,40})");

    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            Map.entry("一", 1),
            Map.entry("二", 2),
            Map.entry("两", 2),
            Map.entry("三", 3),
            Map.entry("四", 4),
            Map.entry("五", 5),
            Map.entry("六", 6),
            Map.entry("七", 7),
            Map.entry("八", 8),
            Map.entry("九", 9),
            Map.entry("十", 10),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    /**
     * One thing a cell asks.
     *
     * @param action stop, limit, extend, or the site's own choice
     * @param part the words that say of which part, empty for the whole site
     * @param count how many units of that part stop, null when all of it
     * @param percent the share that is cut, null when the clause names absolute figures
     * @param base what the limit counts from, null when not said
     * @param limitTo what may still be run, for a longer process time the hours; null for a stop or a percentage
     */
    record Clause(Action action, String part, Integer count, BigDecimal percent, Quantity base, Quantity limitTo) {

        /** Whether it can be said of a single line. */
        boolean ofOneLine() {
            return count == null && action != Action.AUTONOMOUS;
        }

        /** The list row it makes for a line whose base is known. */
        ListRowFact row(String line, String level, Quantity of) {
            if (percent == null) {
                return new ListRowFact(line, level, action, base, limitTo);
            }
            BigDecimal kept = of.value()
                    .multiply(HUNDRED.subtract(percent))
                    .divide(HUNDRED, 4, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            BigDecimal plain = kept.scale() < 0 ? kept.setScale(0) : kept;
            return new ListRowFact(line, level, Action.LIMIT, of, new Quantity(plain, of.unit()));
        }
    }

    /** What a cell says. */
    static MeasureText of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        List<Clause> clauses = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (String part : PARTS.split(plain)) {
            String clause = NUMBERING.matcher(part).replaceFirst("").strip();
            if (clause.isEmpty()) {
                continue;
            }
            Clause read = clause(clause, clause.toLowerCase(Locale.ROOT));
            if (read == null) {
                unread.add(clause);
            } else {
                clauses.add(read);
            }
        }
        return new MeasureText(List.copyOf(clauses), List.copyOf(unread));
    }

    private static Clause clause(String written, String lower) {
        if (WHOLE_STOP.matcher(lower).matches()) {
            return new Clause(Action.STOP, "", null, null, null, null);
        }
        if (OWN_CHOICE.matcher(lower).matches()) {
            return new Clause(Action.AUTONOMOUS, "", null, null, null, null);
        }
        Clause figures = figures(written, lower);
        if (figures != null) {
            return figures;
        }
        Matcher some = STOP_COUNT.matcher(lower);
        if (some.matches()) {
            return new Clause(Action.STOP, first(some, 2, 4), count(first(some, 1, 3)), null, null, null);
        }
        Matcher named = STOP_NAMED.matcher(lower);
        return named.matches() ? new Clause(Action.STOP, first(named, 1, 2, 3).strip(), null, null, null, null) : null;
    }

    private static Clause figures(String written, String lower) {
        Matcher extend = EXTEND.matcher(lower);
        if (extend.matches()) {
            return new Clause(
                    Action.EXTEND, "焦炉", null, null, null, new Quantity(number(first(extend, 1, 2)), "hours"));
        }
        Matcher change = FROM_TO.matcher(lower);
        if (change.matches()) {
            Quantity base = quantity(first(change, 2, 7), first(change, 3, 8));
            Quantity limit = quantity(first(change, 4, 9), first(change, 5, 10));
            boolean sound = base.unit().equals(limit.unit()) && limit.value().compareTo(base.value()) <= 0;
            return sound ? new Clause(Action.LIMIT, first(change, 1, 6), null, null, base, limit) : null;
        }
        Matcher most = AT_MOST.matcher(lower);
        if (most.matches()) {
            return new Clause(
                    Action.LIMIT, first(most, 1, 4), null, null, null, quantity(first(most, 2, 5), first(most, 3, 6)));
        }
        Matcher keep = KEEP.matcher(lower);
        if (keep.matches()) {
            return percent(first(keep, 1, 3), HUNDRED.subtract(number(first(keep, 2, 4))));
        }
        Matcher cut = CUT.matcher(lower);
        return cut.matches() ? percent(first(cut, 1, 3), number(first(cut, 2, 4))) : null;
    }

    private static Clause percent(String part, BigDecimal percent) {
        boolean sound = percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
        return sound ? new Clause(Action.LIMIT, part, null, percent, null, null) : null;
    }

    private static Quantity quantity(String number, String unit) {
        boolean tenThousand = unit.startsWith("万");
        String plain = tenThousand ? unit.substring(1) : unit;
        String day = switch (plain) {
            case "吨", "t", "tonne", "tonnes", "ton", "tons" -> "t/d";
            case "千克", "公斤", "kg" -> "kg/d";
            case "立方米", "m3" -> "m3/d";
            case "平方米", "m2" -> "m2/d";
            default -> plain + "/d";
        };
        BigDecimal value = number(number);
        BigDecimal whole = tenThousand ? value.multiply(TEN_THOUSAND).stripTrailingZeros() : value;
        return new Quantity(whole.scale() < 0 ? whole.setScale(0) : whole, day);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    private static Integer count(String text) {
        Integer word = COUNTS.get(text);
        return word != null ? word : Integer.valueOf(text);
    }

    private static String first(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group).strip();
            }
        }
        return "";
    }
}
