package io.qinglan.feed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.qinglan.inventory.Point;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** What must fit together in what is said of a point and its instrument. */
final class PointCheck {

    private static final Set<String> TARGETS = Set.of("line", "facility", "outlet");

    private PointCheck() {}

    /**
     * Names all that does not fit.
     *
     * @throws Problem 422
     */
    static void check(NewPoint said) {
        List<InputError> errors = new ArrayList<>();
        if (said.pointCode() == null) {
            errors.add(InputError.at("/code", "a code for the point, or the mn of its instrument", null));
        }
        if (said.mn() == null && said.password() != null) {
            errors.add(InputError.at("/mn", "the number of the instrument whose password is given", null));
        }
        if (said.lines() != null && said.targets() != null) {
            errors.add(InputError.at("/lines", "either lines or targets", "both"));
        }
        if (said.power() != null && said.kind() != Point.Kind.POWER) {
            errors.add(InputError.at("/power", "nothing, for a point that is no power point", "power"));
        }
        if (said.validFrom() != null
                && said.validUntil() != null
                && said.validUntil().isBefore(said.validFrom())) {
            errors.add(InputError.at("/validUntil", "a day not before " + said.validFrom(), said.validUntil()));
        }
        if (said.referenceO2() != null
                && (said.referenceO2().signum() < 0 || said.referenceO2().doubleValue() >= 21)) {
            errors.add(InputError.at("/referenceO2", "0 to below 21 percent", said.referenceO2()));
        }
        targets(said, errors);
        power(said.power(), errors);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static void targets(NewPoint said, List<InputError> errors) {
        List<Point.Target> targets = said.targets() == null ? List.of() : said.targets();
        for (int i = 0; i < targets.size(); i++) {
            Point.Target target = targets.get(i);
            String at = "/targets/" + i;
            if (target == null) {
                errors.add(InputError.at(at, "a target", null));
                continue;
            }
            if (target.kind() == null || !TARGETS.contains(target.kind())) {
                errors.add(InputError.at(at + "/kind", "line, facility or outlet", target.kind()));
            }
            if (target.target() == null) {
                errors.add(InputError.at(at + "/target", "its code within the site", null));
            }
            if (target.relation() == null) {
                errors.add(InputError.at(at + "/relation", "sole, shared or net_of_generation", null));
            }
            BigDecimal share = target.share();
            if (share != null && (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0)) {
                errors.add(InputError.at(at + "/share", "above 0 and at most 1", share));
            }
        }
    }

    private static void power(Point.Power power, List<InputError> errors) {
        if (power == null) {
            return;
        }
        positive("/power/ct", power.ct(), errors);
        positive("/power/pt", power.pt(), errors);
        notNegative("/power/ratedKw", power.ratedKw(), errors);
        notNegative("/power/standbyKw", power.standbyKw(), errors);
        notNegative("/power/safeIdleKw", power.safeIdleKw(), errors);
    }

    private static void positive(String at, BigDecimal figure, List<InputError> errors) {
        if (figure != null && figure.signum() <= 0) {
            errors.add(InputError.at(at, "a number above 0", figure));
        }
    }

    private static void notNegative(String at, BigDecimal figure, List<InputError> errors) {
        if (figure != null && figure.signum() < 0) {
            errors.add(InputError.at(at, "0 or more", figure));
        }
    }
}
