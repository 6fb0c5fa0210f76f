package io.qinglan.feed.energy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.LatestRecord;
import io.qinglan.feed.Readings;
import io.qinglan.feed.power.Meter;
import io.qinglan.feed.power.MeterEpoch;
import io.qinglan.feed.power.MeterReading;
import io.qinglan.feed.power.MeterStep;
import io.qinglan.feed.power.PowerCodes;
import io.qinglan.feed.power.PowerReader;
import io.qinglan.feed.power.PowerRecord;
import io.qinglan.feed.power.Quantity;
import io.qinglan.feed.window.Energy;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Point;
import io.qinglan.policy.PolicyLibrary;

/**
 * Energy of a power point from what its feed sent: energy of periods, else differences of the register, else mean power of periods. What
 * overlaps counts once. Only items that say no facility of their own are the point's.
 */
@ApplicationScoped
public class EnergyReckoning {

    /** How far beyond the span readings of the register are looked for, so that its first and last window are covered. */
    private static final Duration AROUND = Duration.ofDays(1);

    private final Readings readings;
    private final MeterChanges changes;
    private final PowerCodes codes;
    private final PowerReader reader;
    private final ZoneId zone;

    EnergyReckoning(
            Readings readings,
            MeterChanges changes,
            PolicyLibrary library,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.readings = readings;
        this.changes = changes;
        this.codes = new PowerCodes(library.standard(PowerCodes.STANDARD).content());
        this.reader = new PowerReader(codes);
        this.zone = zone;
    }

    /** The windows of a point that begin from (itself) to (not itself). */
    public PointEnergy of(Point point, Resolution resolution, Instant from, Instant to) {
        List<Energy.Span> spans = new ArrayList<>();
        List<PowerRecord> registers = new ArrayList<>();
        Point.Power power = point.power();
        for (String kind : readings.kinds(point.code())) {
            for (LatestRecord record : readings.latest(point.code(), kind, from.minus(AROUND), to.plus(AROUND))) {
                reader.read(record, power == null ? null : power.ct(), power == null ? null : power.pt()).stream()
                        .filter(one -> one.facility() == null)
                        .forEach(one -> gather(one, spans, registers));
            }
        }
        registers.sort(Comparator.comparing(PowerRecord::at));
        List<PointEnergy.Unexplained> unexplained = new ArrayList<>();
        for (MeterStep step : steps(point, registers)) {
            if (step.known()) {
                spans.add(new Energy.Span(step.start(), step.end(), step.kwh().doubleValue()));
            } else if (step.end().isAfter(from) && step.start().isBefore(to)) {
                String why = step.how().name().toLowerCase(Locale.ROOT);
                unexplained.add(new PointEnergy.Unexplained(step.start(), step.end(), why));
            }
        }
        List<PointEnergy.Item> items = new ArrayList<>();
        Instant start = resolution.start(from, zone);
        while (start.isBefore(to)) {
            Instant end = resolution.end(start, zone);
            Energy.Sum sum = Energy.between(spans, start, end);
            items.add(new PointEnergy.Item(
                    start,
                    Duration.between(start, end).toSeconds(),
                    Double.isNaN(sum.kwh()) ? null : sum.kwh(),
                    sum.seconds()));
            start = end;
        }
        return new PointEnergy(point.code(), items, unexplained);
    }

    private static void gather(PowerRecord record, List<Energy.Span> spans, List<PowerRecord> registers) {
        BigDecimal energy = record.value(Quantity.ENERGY);
        BigDecimal load = record.value(Quantity.POWER);
        if (energy != null && record.seconds() > 0) {
            Instant end = record.at().plusSeconds(record.seconds());
            spans.add(new Energy.Span(record.at(), end, energy.doubleValue()));
        } else if (load != null && record.seconds() > 0 && record.value(Quantity.READING) == null) {
            spans.add(Energy.Span.ofPower(record.at(), record.seconds(), load.doubleValue()));
        }
        if (record.value(Quantity.READING) != null) {
            registers.add(record);
        }
    }

    private List<MeterStep> steps(Point point, List<PowerRecord> registers) {
        if (registers.isEmpty()) {
            return List.of();
        }
        BigDecimal rated = point.power() == null ? null : point.power().ratedKw();
        List<MeterReading> shown = registers.stream()
                .map(record -> new MeterReading(record.at(), record.value(Quantity.READING)))
                .toList();
        return new Meter(codes.meters(), epochs(point, registers), rated).steps(shown);
    }

    /** The meters of a point: as its changes say; without any, by the ratios its records were sent with. */
    private List<MeterEpoch> epochs(Point point, List<PowerRecord> registers) {
        List<MeterEpoch> epochs = new ArrayList<>();
        List<MeterChange> known = changes.of(point.code());
        epochs.add(MeterEpoch.always(registers.get(0).ratio(), null));
        if (known.isEmpty()) {
            for (PowerRecord record : registers) {
                BigDecimal last = epochs.get(epochs.size() - 1).ratio();
                if (record.ratio().compareTo(last) != 0) {
                    epochs.add(new MeterEpoch(record.at(), record.ratio(), null, null, null));
                }
            }
        }
        for (MeterChange change : known) {
            epochs.add(new MeterEpoch(
                    change.at(),
                    change.ct().multiply(change.pt()),
                    change.capacity(),
                    change.shownBefore(),
                    change.shownAfter()));
        }
        return epochs;
    }
}
