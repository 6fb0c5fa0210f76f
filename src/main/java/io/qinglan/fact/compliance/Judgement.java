package io.qinglan.fact.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A verdict in the making: figures and what would overturn it, then the result. Belongs to one run; not for several threads. */
public final class Judgement {

    private static final int DIGITS = 3;

    private final Verdicts verdicts;
    private final Check check;
    private final Because because;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final List<Overturn> overturnedBy = new ArrayList<>(4);
    private Weight weight = Weight.VERDICT;

    Judgement(Verdicts verdicts, Check check, Because because) {
        this.verdicts = verdicts;
        this.check = check;
        this.because = because;
    }

    /** A figure, to three digits; one that is not known is left out. */
    public Judgement figure(String name, double value) {
        if (!Double.isNaN(value) && !Double.isInfinite(value)) {
            figures.put(name, rounded(value));
        }
        return this;
    }

    /** A word, list or exact number; null is left out. */
    public Judgement figure(String name, Object value) {
        if (value != null) {
            figures.put(name, value);
        }
        return this;
    }

    /** The power of a window: its mean, how much of it is covered, and the meters of a sum. */
    public Judgement load(Load load) {
        figure("kw", load.kw());
        figure("completeness", load.completeness());
        figure("minutes", Integer.valueOf(load.minutes()));
        if (!load.parts().isEmpty()) {
            List<Map<String, Object>> parts = new ArrayList<>();
            for (LoadPart part : load.parts()) {
                Map<String, Object> shown = new LinkedHashMap<>();
                shown.put("point", part.point());
                shown.put("role", part.role());
                shown.put("kw", Double.isNaN(part.kw()) ? null : rounded(part.kw()));
                parts.add(shown);
            }
            figures.put("parts", parts);
        }
        return this;
    }

    /** The baseline: its power, spread, days used and days left out with the reason. */
    public Judgement baseline(Baseline baseline) {
        if (baseline.method().equals("none")) {
            return this;
        }
        figure("baselineKw", baseline.kw());
        figure("baselineSpreadKw", baseline.spread());
        figures.put("baselineMethod", baseline.method());
        figures.put("baselineDays", days(baseline.used()));
        figures.put("excludedDays", days(baseline.excluded()));
        return this;
    }

    /** A parameter of the place that was used. */
    public Judgement under(Bounds bounds, String parameter) {
        return figure(parameter, bounds.exact(parameter));
    }

    /** What the verdict may be used for; without it, it is a verdict. */
    public Judgement weight(Weight other) {
        weight = other;
        return this;
    }

    /** What would overturn it. */
    public Judgement overturnedBy(Overturn... what) {
        overturnedBy.addAll(List.of(what));
        return this;
    }

    /** The duty was kept. */
    public void met(Confidence confidence) {
        say(Result.MET, confidence);
    }

    /** The duty was not kept, as far as this evidence goes. */
    public void notMet(Confidence confidence) {
        say(Result.NOT_MET, confidence);
    }

    /** The evidence does not suffice. */
    public void notAssessable() {
        say(Result.NOT_ASSESSABLE, Confidence.NONE);
    }

    private void say(Result result, Confidence confidence) {
        Confidence most = check.completeness() < 1 ? confidence.atMost(Confidence.MEDIUM) : confidence;
        Duty duty = check.duty();
        verdicts.put(
                check,
                new Verdict(
                        duty.order(),
                        duty.id(),
                        duty.site(),
                        duty.target(),
                        check.test(),
                        check.about(),
                        check.start(),
                        check.end(),
                        result,
                        weight,
                        most,
                        Collections.unmodifiableMap(figures),
                        List.copyOf(overturnedBy),
                        check.points(),
                        because));
    }

    private static List<Map<String, Object>> days(List<BaselineDay> days) {
        List<Map<String, Object>> shown = new ArrayList<>();
        for (BaselineDay day : days) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("day", day.day().toString());
            if (!Double.isNaN(day.kw())) {
                one.put("kw", rounded(day.kw()));
            }
            if (!day.used()) {
                one.put("excluded", day.excluded());
            }
            shown.add(one);
        }
        return shown;
    }

    private static BigDecimal rounded(double value) {
        BigDecimal exact =
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
