package io.qinglan.fact.obligation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.Certainty;

/**
 * A class of sites or lines that is exempt or capped. Exactly one of grades, flag, annual bound and duties says whom it is for.
 *
 * @param id number, as {@code EX01}
 * @param order place in the pack: the first that holds for a whole site decides
 * @param grades grades it is for, empty for none
 * @param flag class it is for, or null
 * @param colours colours at which it holds; empty = all
 * @param annualBelow kg a year that each pollutant stays below, or null
 * @param duties duties of a line it is for, empty for none
 * @param amountFrom field of the line that holds the amount, or null
 * @param unit unit of that amount, or null
 * @param cap code of what caps it, or null
 * @param titleZh what the source says, in Chinese
 * @param titleEn the same in English
 * @param citation title of the source document
 * @param binds whether its pack binds anyone
 */
public record Exemption(
        String id,
        int order,
        Set<String> grades,
        String flag,
        Set<String> colours,
        BigDecimal annualBelow,
        Set<String> duties,
        Scope scope,
        Action action,
        String amountFrom,
        String unit,
        String cap,
        String titleZh,
        String titleEn,
        String citation,
        Certainty certainty,
        String pack,
        boolean binds) {

    /** Whether it holds at a colour. */
    public boolean holdsAt(String colour) {
        return colours.isEmpty() || colours.contains(colour);
    }

    /** Whether it is for sites of a grade. */
    public boolean forGrade(String grade) {
        return grade != null && grades.contains(grade);
    }

    /** Whether figures are known and each of them stays below the bound. */
    public boolean forAnnual(Map<String, BigDecimal> kilograms) {
        if (annualBelow == null || kilograms.isEmpty()) {
            return false;
        }
        for (BigDecimal figure : kilograms.values()) {
            if (figure.compareTo(annualBelow) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is for lines of a duty. */
    public boolean forDuty(String duty) {
        return duty != null && duties.contains(duty);
    }

    /** Whether it frees a whole site rather than a line. */
    public boolean wholeSite() {
        return scope == Scope.WHOLE;
    }
}
