package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.qinglan.feed.LatestRecord;

/** Reads electricity out of a record, by the code tables and the ratios of the transformers. */
public final class PowerReader {

    private static final int LONGEST_NUMBER = 40;

    private final PowerCodes codes;

    /** Reads by these tables. */
    public PowerReader(PowerCodes codes) {
        this.codes = codes;
    }

    private record Facility(String facilityClass, String number) {}

    private static final class Gathered {
        final Map<Quantity, BigDecimal> values = new EnumMap<>(Quantity.class);
        final Set<Quantity> open = EnumSet.noneOf(Quantity.class);
        String mark;
        String dictionary;
    }

    /**
     * The electricity in a record, facility by facility; empty when there is none.
     *
     * @param ct ratio of the point's current transformer, null: values are primary. A ratio sent with the record wins
     * @param pt ratio of the point's voltage transformer, null: values are primary
     */
    public List<PowerRecord> read(LatestRecord record, BigDecimal ct, BigDecimal pt) {
        BigDecimal current = sent(record, "ct").orElse(ct == null ? BigDecimal.ONE : ct);
        BigDecimal voltage = sent(record, "pt").orElse(pt == null ? BigDecimal.ONE : pt);
        Map<Facility, Gathered> facilities = new LinkedHashMap<>();
        record.items()
                .forEach((name, item) -> codes.of(name).ifPresent(code -> {
                    Gathered gathered = facilities.computeIfAbsent(
                            new Facility(code.facilityClass(), code.facility()), none -> new Gathered());
                    if (name.endsWith("-Flag")) {
                        gathered.mark = item.value();
                        gathered.dictionary = item.dictionary();
                    } else {
                        number(item.value()).ifPresent(value -> {
                            gathered.values.put(code.quantity(), primary(value, code, current, voltage));
                            if (!code.usable()) {
                                gathered.open.add(code.quantity());
                            }
                        });
                    }
                }));
        LatestRecord.Item ofAll = record.items().get("Flag");
        List<PowerRecord> found = new ArrayList<>();
        facilities.forEach((facility, gathered) -> {
            if (!gathered.values.isEmpty()) {
                boolean own = gathered.mark != null;
                found.add(new PowerRecord(
                        record.point(),
                        facility.facilityClass(),
                        facility.number(),
                        record.at(),
                        record.seconds(),
                        gathered.values,
                        gathered.open,
                        current.multiply(voltage),
                        own || ofAll == null ? gathered.mark : ofAll.value(),
                        own || ofAll == null ? gathered.dictionary : ofAll.dictionary(),
                        record.quality()));
            }
        });
        return found;
    }

    /** A register stays as shown, because a ratio that changes between two readings must not move the first. */
    private static BigDecimal primary(BigDecimal value, PowerCode code, BigDecimal current, BigDecimal voltage) {
        if (code.quantity() == Quantity.READING || code.quantity() == Quantity.READING_REVERSE) {
            return value;
        }
        return switch (code.secondary()) {
            case NONE -> value;
            case CURRENT -> value.multiply(current);
            case VOLTAGE -> value.multiply(voltage);
            case POWER -> value.multiply(current).multiply(voltage);
        };
    }

    private static Optional<BigDecimal> sent(LatestRecord record, String name) {
        LatestRecord.Item item = record.items().get(name);
        return item == null ? Optional.empty() : number(item.value()).filter(value -> value.signum() > 0);
    }

    /** A number as sent; nothing, {@code --}, {@code NaN} and texts are none and never zero. */
    private static Optional<BigDecimal> number(String sent) {
        try {
            return sent.isBlank() || sent.length() > LONGEST_NUMBER
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(sent.trim()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
