package io.qinglan.feed.energy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.LatestRecord;
import io.qinglan.feed.Readings;
import io.qinglan.feed.evidence.CorrectedRecord;
import io.qinglan.feed.evidence.Correction;
import io.qinglan.feed.evidence.Corrections;
import io.qinglan.feed.power.Meter;
import io.qinglan.feed.power.MeterEpoch;
import io.qinglan.feed.power.MeterReading;
import io.qinglan.feed.power.MeterStep;
import io.qinglan.feed.power.PowerCodes;
import io.qinglan.feed.power.PowerReader;
import io.qinglan.feed.power.PowerRecord;
import io.qinglan.feed.power.Quantity;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.feed.window.Energy;
import io.qinglan.feed.window.Marks;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Point;
import io.qinglan.policy.PolicyLibrary;

/**
 * Energy of a power point from what its feed sent: energy of periods, else differences of the register, else mean power of periods. What
 * overlaps counts once. Only items that say no facility of their own are the point's. Corrections of people take the place of what came.
 */
@ApplicationScoped
public class EnergyReckoning {

    /** How far beyond the span readings of the register are looked for, so that its first and last window are covered. */
    private static final Duration AROUND = Duration.ofDays(1);

    /** The period most meters send: of such a span only the windows it lies in need to be read. */
    private static final Duration SHORT = Duration.ofMinutes(15);

    /** Stands for a point whose register counts. */
    private static final PointSpans COUNTS = new PointSpans(List.of(), List.of(), List.of());

    private final DataSource dataSource;
    private final Readings readings;
    private final MeterChanges changes;
    private final PowerCodes codes;
    private final PowerReader reader;
    private final Marks marks;
    private final ZoneId zone;

    EnergyReckoning(
            DataSource dataSource,
            FeedStandards standards,
            Readings readings,
            MeterChanges changes,
            PolicyLibrary library,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.marks = standards.marks();
        this.readings = readings;
        this.changes = changes;
        this.codes = new PowerCodes(library.standard(PowerCodes.STANDARD).content());
        this.reader = new PowerReader(codes);
        this.zone = zone;
    }

    /** The windows of a point that begin from (itself) to (not itself). */
    public PointEnergy of(Point point, Resolution resolution, Instant from, Instant to) {
        PointSpans said = spans(List.of(point), from, to).getOrDefault(point.code(), PointSpans.NONE);
        List<PointEnergy.Unexplained> unexplained = said.unexplained().stream()
                .filter(step -> step.to().isAfter(from) && step.from().isBefore(to))
                .toList();
        List<PointEnergy.Item> items = new ArrayList<>();
        Instant start = resolution.start(from, zone);
        while (start.isBefore(to)) {
            Instant end = resolution.end(start, zone);
            Energy.Sum sum = said.between(start, end);
            items.add(new PointEnergy.Item(
                    start,
                    Duration.between(start, end).toSeconds(),
                    Double.isNaN(sum.kwh()) ? null : sum.kwh(),
                    sum.seconds()));
            start = end;
        }
        return new PointEnergy(point.code(), items, unexplained);
    }

    /** The same as {@link #spans(Connection, Collection, Instant, Instant)}, in the running transaction or one of its own. */
    public Map<String, PointSpans> spans(Collection<Point> points, Instant from, Instant to) {
        return inTransaction(connection -> spans(connection, points, from, to));
    }

    /**
     * What points said of the time from one instant to another, by point; a point that said nothing is not there. Most meters send short
     * periods, which are read alone; where these leave a gap, or a register counts, as much around is read as its steps may reach.
     *
     * @param connection in a transaction, because readings are streamed
     */
    public Map<String, PointSpans> spans(Connection connection, Collection<Point> points, Instant from, Instant to)
            throws SQLException {
        Map<String, Point> wanted = new LinkedHashMap<>();
        points.forEach(point -> wanted.put(point.code(), point));
        Map<String, PointSpans> found = read(connection, wanted, from.minus(SHORT), to);
        Map<String, Point> wide = new LinkedHashMap<>();
        wanted.forEach((code, point) -> {
            PointSpans said = found.get(code);
            if (said == null || said == COUNTS || !said.covers(from, to)) {
                wide.put(code, point);
            }
        });
        if (!wide.isEmpty()) {
            found.keySet().removeAll(wide.keySet());
            found.putAll(readAround(connection, wide, from, to));
        }
        return found;
    }

    private Map<String, PointSpans> readAround(
            Connection connection, Map<String, Point> points, Instant from, Instant to) throws SQLException {
        Map<String, Gathered> gathered = gather(connection, points, from.minus(AROUND), to.plus(AROUND));
        Map<String, PointSpans> found = new HashMap<>();
        gathered.forEach((code, said) -> found.put(code, said.withSteps(points.get(code))));
        return found;
    }

    private Map<String, PointSpans> read(Connection connection, Map<String, Point> points, Instant after, Instant to)
            throws SQLException {
        Map<String, PointSpans> found = new HashMap<>();
        gather(connection, points, after.plusNanos(1_000), to)
                .forEach((code, said) -> found.put(code, said.registers.isEmpty() ? said.alone() : COUNTS));
        return found;
    }

    private Map<String, Gathered> gather(Connection connection, Map<String, Point> points, Instant from, Instant to)
            throws SQLException {
        Map<String, Gathered> gathered = new HashMap<>();
        Map<Said, List<Correction>> corrections = corrections(connection, points.keySet(), from, to);
        readings.latest(connection, points.keySet(), from, to, record -> {
            Said said = new Said(record.point(), record.kind(), record.at());
            LatestRecord holds = CorrectedRecord.of(record, corrections.getOrDefault(said, List.of()));
            Point.Power power = points.get(record.point()).power();
            for (PowerRecord one :
                    reader.read(holds, power == null ? null : power.ct(), power == null ? null : power.pt())) {
                if (one.facility() == null) {
                    gathered.computeIfAbsent(record.point(), none -> new Gathered())
                            .take(one);
                }
            }
        });
        return gathered;
    }

    /** Which record of which point is meant. */
    private record Said(String point, String kind, Instant at) {}

    /** What people put beside the records of these points, the latest first. */
    private static Map<Said, List<Correction>> corrections(
            Connection connection, Collection<String> points, Instant from, Instant to) throws SQLException {
        Map<Said, List<Correction>> found = new HashMap<>();
        for (String point : Corrections.corrected(connection, points)) {
            for (Correction correction : Corrections.of(connection, point, null, from, to)) {
                found.computeIfAbsent(new Said(point, correction.kind(), correction.at()), none -> new ArrayList<>())
                        .add(correction);
            }
        }
        return found;
    }

    /** What one point said. */
    private final class Gathered {
        final List<Energy.Span> spans = new ArrayList<>();
        final List<PointSpans.Marked> marked = new ArrayList<>();
        final List<PowerRecord> registers = new ArrayList<>();

        void take(PowerRecord record) {
            EnergyReckoning.gather(record, spans, registers);
            if (record.mark() != null) {
                Instant end = record.at().plusSeconds(Math.max(1, record.seconds()));
                marked.add(new PointSpans.Marked(record.at(), end, marks.classOf(record.dictionary(), record.mark())));
            }
        }

        PointSpans alone() {
            return new PointSpans(List.copyOf(spans), List.copyOf(marked), List.of());
        }

        PointSpans withSteps(Point point) {
            registers.sort(Comparator.comparing(PowerRecord::at));
            List<PointEnergy.Unexplained> unexplained = new ArrayList<>();
            for (MeterStep step : steps(point, registers)) {
                if (step.known()) {
                    spans.add(
                            new Energy.Span(step.start(), step.end(), step.kwh().doubleValue()));
                } else {
                    String why = step.how().name().toLowerCase(Locale.ROOT);
                    unexplained.add(new PointEnergy.Unexplained(step.start(), step.end(), why));
                }
            }
            return new PointSpans(List.copyOf(spans), List.copyOf(marked), unexplained);
        }
    }

    private interface Reading<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Reading<T> reading) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return reading.on(connection);
            }
        });
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
