package io.qinglan.compliance.watch;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.qinglan.compliance.VerdictsChanged.Change;
import io.qinglan.fact.compliance.Confidence;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.fact.compliance.Verdict;
import io.qinglan.fact.compliance.Weight;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Entry;
import io.qinglan.store.BinaryCopy;

/**
 * Writes verdicts in the connection's transaction: what is new or changed becomes a version, what is the same is not written again. A result
 * that differs from what was known of the window, or else from that of the window before, is a change and has a decision record; all other
 * versions name the record their result goes back to.
 */
final class VerdictWriter {

    private static final String STAGE = """
            create temp table if not exists verdict_stage (i integer, series bigint, start timestamptz) on commit delete rows;
            delete from verdict_stage;
            """;
    private static final String COMPARE = """
            select s.i, w.version, w.said, w.result, w.withdrawn, w.decision, p.start, p.result, p.decision
            from verdict_stage s
            left join lateral (select version, said, result, withdrawn, decision from verdict v
                where v.series = s.series and v.start = s.start order by version desc limit 1) w on true
            left join lateral (select start, result, decision, withdrawn from verdict v
                where v.series = s.series and v.start < s.start order by start desc, version desc limit 1) p
                on not p.withdrawn
            order by s.i
            """;
    private static final String STANDING = """
            select s.id, s.site_order, s.ordinal, s.test, s.about, s.target, v.start, v.ends, v.version, v.result, v.weight, v.decision,
                v.ground
            from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as h (o, a, b)
            join verdict_series s on s.site_order = h.o
            join lateral (select distinct on (start) * from verdict w where w.series = s.id and w.start >= h.a and w.start < h.b
                order by start, version desc) v on not v.withdrawn
            """;
    private static final String WITHDRAWN = "{\"withdrawn\":true}";

    private final Connection connection;
    private final SeriesBook series;
    private final Decisions decisions;
    private final Instant now;
    private final Map<String, String> packs;
    private final BinaryCopy rows = new BinaryCopy(
            "verdict",
            "series",
            "start",
            "version",
            "ends",
            "result",
            "weight",
            "confidence",
            "withdrawn",
            "figures",
            "ground",
            "said",
            "known_from",
            "decision");
    private final List<Entry> entries = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Long, byte[]> grounds = new TreeMap<>();

    /**
     * @param packs digest by id of the pack
     */
    VerdictWriter(
            Connection connection, SeriesBook series, Decisions decisions, Instant now, Map<String, String> packs) {
        this.connection = connection;
        this.series = series;
        this.decisions = decisions;
        this.now = now;
        this.packs = packs;
    }

    /** What stood before: of the window itself, and of the one before it. */
    private record Before(
            int version, long said, int result, boolean withdrawn, UUID decision, Instant earlier, int was, UUID by) {}

    /** The last window of a series in this batch. */
    private record Last(Instant start, int result, UUID decision) {}

    /**
     * Compares and writes verdicts.
     *
     * @return how many versions were written
     */
    int write(Collection<VerdictRow> verdicts) throws SQLException {
        if (verdicts.isEmpty()) {
            return 0;
        }
        Map<String, Long> ids = series.ids(
                connection, verdicts.stream().map(VerdictRow::key).distinct().toList());
        List<VerdictRow> sorted = verdicts.stream()
                .sorted(Comparator.comparing(
                                (VerdictRow row) -> ids.get(row.key().name()))
                        .thenComparing(row -> row.verdict().start()))
                .toList();
        List<Before> before = before(sorted, ids);
        Map<Long, Last> last = new HashMap<>();
        int written = rows.size();
        for (int i = 0; i < sorted.size(); i++) {
            long id = ids.get(sorted.get(i).key().name());
            last.put(id, write(id, sorted.get(i), before.get(i), last.get(id)));
        }
        return rows.size() - written;
    }

    private List<Before> before(List<VerdictRow> sorted, Map<String, Long> ids) throws SQLException {
        BinaryCopy stage = new BinaryCopy("verdict_stage", "i", "series", "start");
        for (int i = 0; i < sorted.size(); i++) {
            stage.row()
                    .int32(i)
                    .int64(ids.get(sorted.get(i).key().name()))
                    .instant(sorted.get(i).verdict().start());
        }
        List<Before> before = new ArrayList<>(sorted.size());
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            stage.writeTo(connection);
            try (ResultSet row = statement.executeQuery(COMPARE)) {
                while (row.next()) {
                    before.add(new Before(
                            row.getInt(2),
                            row.getLong(3),
                            row.getInt(4),
                            row.getBoolean(5),
                            row.getObject(6, UUID.class),
                            Rows.instant(row, 7),
                            row.getInt(8),
                            row.getObject(9, UUID.class)));
                }
            }
        }
        return before;
    }

    private Last write(long id, VerdictRow row, Before before, Last last) {
        Verdict verdict = row.verdict();
        boolean stands = before.version() > 0 && !before.withdrawn();
        if (stands && before.said() == row.said()) {
            return new Last(verdict.start(), before.result(), before.decision());
        }
        Integer was = null;
        UUID decision = null;
        if (stands) {
            was = before.result();
            decision = before.decision();
        } else if (last != null && (before.earlier() == null || !last.start().isBefore(before.earlier()))) {
            was = last.result();
            decision = last.decision();
        } else if (before.earlier() != null) {
            was = before.was();
            decision = before.by();
        }
        int result = verdict.result().ordinal();
        boolean changed = was == null || was != result;
        if (changed) {
            decision = record(row, was == null ? null : Result.values()[was]);
        }
        if (changed || verdict.result() == Result.NOT_MET) {
            changes.add(change(row, was == null ? null : Result.values()[was], decision));
        }
        grounds.put(row.groundId(), row.ground());
        rows.row()
                .int64(id)
                .instant(verdict.start())
                .int32(before.version() + 1)
                .instant(verdict.end())
                .int16(result)
                .int16(verdict.weight().ordinal())
                .int16(verdict.confidence().ordinal())
                .bool(false)
                .jsonb(row.figures())
                .int64(row.groundId())
                .int64(row.said())
                .instant(now)
                .uuid(decision);
        return new Last(verdict.start(), result, decision);
    }

    private UUID record(VerdictRow row, Result was) {
        Verdict verdict = row.verdict();
        WatchedOrder order = row.key().order();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("obligation", verdict.obligation());
        input.put("test", verdict.test().code());
        input.put("about", verdict.about().isEmpty() ? null : verdict.about());
        input.put("from", verdict.start());
        input.put("to", verdict.end());
        input.put("points", verdict.points());
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("before", was == null ? null : was.code());
        output.put("result", verdict.result().code());
        output.put("weight", verdict.weight().code());
        output.put("confidence", verdict.confidence().code());
        output.put("figures", Figures.plain(verdict.figures()));
        return entry(
                order,
                verdict.end(),
                input,
                List.of(Map.of("rule", verdict.because().rule())),
                output);
    }

    private UUID entry(WatchedOrder order, Instant at, Map<String, Object> input, List<?> fired, Object output) {
        Entry entry = decisions.entry(new Decision(
                        "verdict.changed",
                        order.id().toString(),
                        at,
                        now,
                        packs.get(order.order().pack()),
                        List.of(),
                        input,
                        fired,
                        output,
                        null)
                .in(order.order().area())
                .at(order.order().site()));
        entries.add(entry);
        return entry.id();
    }

    private static Change change(VerdictRow row, Result was, UUID decision) {
        Verdict verdict = row.verdict();
        WatchedOrder order = row.key().order();
        return new Change(
                order.id(),
                verdict.obligation(),
                order.order().response(),
                order.order().area(),
                order.order().site(),
                verdict.target(),
                verdict.test(),
                verdict.about(),
                verdict.start(),
                verdict.end(),
                was,
                verdict.result(),
                verdict.weight(),
                decision);
    }

    /** A span of an order in which every verdict that stands and was not made again is withdrawn. */
    record Compared(WatchedOrder order, Instant from, Instant to) {}

    /** Withdraws what stands in some spans and was not made again: the window is cut otherwise now, or the duty did not run. */
    int withdraw(Collection<Compared> spans, Collection<VerdictRow> made) throws SQLException {
        if (spans.isEmpty()) {
            return 0;
        }
        Map<UUID, WatchedOrder> orders = new HashMap<>();
        spans.forEach(span -> orders.put(span.order().id(), span.order()));
        Set<String> kept = new HashSet<>();
        made.forEach(row -> kept.add(row.key().name() + "|" + row.verdict().start()));
        int withdrawn = 0;
        try (PreparedStatement select = connection.prepareStatement(STANDING)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            spans.stream().map(span -> span.order().id()).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            spans.stream().map(span -> span.from().toString()).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            spans.stream().map(span -> span.to().toString()).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    WatchedOrder order = orders.get(row.getObject(2, UUID.class));
                    VerdictRow.Series key = new VerdictRow.Series(
                            order, row.getInt(3), row.getString(4), row.getString(5), row.getString(6));
                    if (!kept.contains(key.name() + "|" + Rows.instant(row, 7))) {
                        withdraw(key, row);
                        withdrawn++;
                    }
                }
            }
        }
        return withdrawn;
    }

    private void withdraw(VerdictRow.Series key, ResultSet row) throws SQLException {
        Result was = Result.values()[row.getInt(10)];
        String obligation = key.order().id() + "-" + key.ordinal();
        Instant start = Rows.instant(row, 7);
        Instant end = Rows.instant(row, 8);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("obligation", obligation);
        input.put("test", key.test());
        input.put("about", key.about().isEmpty() ? null : key.about());
        input.put("from", start);
        input.put("to", end);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("before", was.code());
        output.put("withdrawn", true);
        UUID decision = entry(key.order(), end, input, List.of(), output);
        changes.add(new Change(
                key.order().id(),
                obligation,
                key.order().order().response(),
                key.order().order().area(),
                key.order().order().site(),
                key.target(),
                TestKind.of(key.test()),
                key.about(),
                start,
                end,
                was,
                null,
                Weight.values()[row.getInt(11)],
                decision));
        rows.row()
                .int64(row.getLong(1))
                .instant(start)
                .int32(row.getInt(9) + 1)
                .instant(end)
                .int16(Result.NOT_ASSESSABLE.ordinal())
                .int16(row.getInt(11))
                .int16(Confidence.NONE.ordinal())
                .bool(true)
                .jsonb(WITHDRAWN.getBytes(StandardCharsets.UTF_8))
                .int64(row.getLong(13))
                .int64(0)
                .instant(now)
                .uuid(decision);
    }

    /** Puts everything into the tables; the ledger last, because its head is held until the commit. */
    List<Change> flush() throws SQLException {
        series.keepGrounds(connection, grounds);
        rows.writeTo(connection);
        if (!entries.isEmpty()) {
            decisions.appendEntries(connection, entries);
        }
        return changes;
    }
}
