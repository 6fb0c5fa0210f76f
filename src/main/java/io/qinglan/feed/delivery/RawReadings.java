package io.qinglan.feed.delivery;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.LatestRecord;
import io.qinglan.feed.Quality;
import io.qinglan.feed.Readings;
import io.qinglan.feed.StoredRecord;
import io.qinglan.feed.evidence.Correction;
import io.qinglan.feed.evidence.Corrections;
import io.qinglan.web.Cursor;
import io.qinglan.web.Page;
import io.qinglan.web.PageRequest;

/** Readings as sent, factor by factor, newest first: what holds, or all that was ever said. */
@ApplicationScoped
class RawReadings {

    private static final Comparator<ReadingView> NEWEST_FIRST = Comparator.comparing(ReadingView::at)
            .thenComparing(ReadingView::kind)
            .thenComparing(ReadingView::factor)
            .thenComparing(ReadingView::receivedAt)
            .thenComparing(ReadingView::frame)
            .reversed();
    private static final Duration FIRST_LOOK = Duration.ofHours(1);

    private final Readings readings;
    private final Corrections corrections;

    RawReadings(Readings readings, Corrections corrections) {
        this.readings = readings;
        this.corrections = corrections;
    }

    /**
     * What is asked for.
     *
     * @param factor code of one factor, null for all
     * @param kind one kind of record, null for all
     * @param from first time, itself
     * @param to first time no longer wanted
     * @param everything whether revised values are there too, each with its frame
     */
    record Wanted(String point, String factor, String kind, Instant from, Instant to, boolean everything) {}

    Page<ReadingView> page(Wanted wanted, PageRequest request) {
        Cursor after = request.after().orElse(null);
        List<String> kinds = wanted.kind() == null ? readings.kinds(wanted.point()) : List.of(wanted.kind());
        List<ReadingView> found = new ArrayList<>();
        Instant until =
                after == null ? wanted.to() : min(wanted.to(), after.instant(0).plusNanos(1_000));
        Duration look = FIRST_LOOK;
        while (until.isAfter(wanted.from()) && found.size() < request.limit()) {
            Instant since = until.minus(look);
            since = since.isBefore(wanted.from()) ? wanted.from() : since;
            List<ReadingView> part = new ArrayList<>();
            for (String kind : kinds) {
                read(wanted, kind, since, until, part);
            }
            part.removeIf(view -> wanted.factor() != null && !wanted.factor().equals(view.factor())
                    || after != null && !isBehind(view, after));
            part.sort(NEWEST_FIRST);
            found.addAll(part);
            until = since;
            look = look.multipliedBy(2);
        }
        return corrected(Page.of(
                found.size() > request.limit() ? found.subList(0, request.limit()) : found,
                request,
                last -> Cursor.of(last.at(), last.kind(), last.factor(), last.receivedAt(), last.frame())));
    }

    /** Beside each reading what people found wrong with it. */
    private Page<ReadingView> corrected(Page<ReadingView> page) {
        if (page.items().isEmpty()) {
            return page;
        }
        Instant first = page.items().get(page.items().size() - 1).at();
        Instant behind = page.items().get(0).at().plusNanos(1_000);
        List<Correction> all = corrections.of(page.items().get(0).point(), null, first, behind);
        return all.isEmpty() ? page : page.map(view -> corrected(view, all));
    }

    private static ReadingView corrected(ReadingView view, List<Correction> all) {
        List<Correction> own = all.stream()
                .filter(one -> one.kind().equals(view.kind())
                        && one.at().equals(view.at())
                        && one.factor().equals(view.factor()))
                .toList();
        return own.isEmpty() ? view : view.with(own);
    }

    private void read(Wanted wanted, String kind, Instant from, Instant to, List<ReadingView> into) {
        if (wanted.everything()) {
            for (StoredRecord stored : readings.all(wanted.point(), kind, from, to)) {
                into.addAll(views(LatestRecord.of(List.of(stored))));
            }
        } else {
            readings.latest(wanted.point(), kind, from, to).forEach(record -> into.addAll(views(record)));
        }
    }

    /** Whether a reading comes after the end of the page before, newest first. */
    private static boolean isBehind(ReadingView view, Cursor after) {
        int order = view.at().compareTo(after.instant(0));
        order = order != 0 ? order : view.kind().compareTo(after.part(1));
        order = order != 0 ? order : view.factor().compareTo(after.part(2));
        order = order != 0 ? order : view.receivedAt().compareTo(after.instant(3));
        order = order != 0 ? order : view.frame().compareTo(after.part(4));
        return order < 0;
    }

    /** The factors of a record, each with all that was sent of it. */
    static List<ReadingView> views(LatestRecord record) {
        Map<String, Map<String, LatestRecord.Item>> factors = new LinkedHashMap<>();
        record.items().forEach((name, item) -> {
            int dash = name.indexOf('-');
            String factor = dash > 0 ? name.substring(0, dash) : name;
            String suffix = dash > 0 ? name.substring(dash + 1) : "";
            factors.computeIfAbsent(factor, none -> new LinkedHashMap<>()).put(suffix, item);
        });
        Map<String, LatestRecord.Item> ofAll = factors.size() > 1 ? factors.remove("Flag") : null;
        List<ReadingView> views = new ArrayList<>();
        factors.forEach((factor, items) -> views.add(view(record, factor, items, ofAll)));
        return views;
    }

    private static ReadingView view(
            LatestRecord record,
            String factor,
            Map<String, LatestRecord.Item> items,
            Map<String, LatestRecord.Item> ofAll) {
        LatestRecord.Item mark = items.getOrDefault("Flag", ofAll == null ? null : ofAll.get(""));
        LatestRecord.Item last = items.values().stream()
                .max(Comparator.comparing(LatestRecord.Item::receivedAt))
                .orElseThrow();
        Map<String, String> values = new LinkedHashMap<>();
        items.forEach((suffix, item) -> {
            if (!suffix.equals("Flag")) {
                values.put(suffix.isEmpty() ? "value" : suffix, item.value());
            }
        });
        return new ReadingView(
                record.point(),
                record.kind(),
                record.at(),
                record.seconds(),
                factor,
                value(values),
                values,
                mark == null ? null : mark.value(),
                mark == null ? null : mark.dictionary(),
                (record.quality() & Quality.BACKFILL) != 0,
                Quality.codes(record.quality()),
                record.revised(),
                last.receivedAt(),
                last.frame().toString(),
                null);
    }

    private static BigDecimal value(Map<String, String> values) {
        for (String suffix : new String[] {"value", "Rtd", "Avg", "RS", "RT"}) {
            if (values.containsKey(suffix)) {
                return number(values.get(suffix));
            }
        }
        return null;
    }

    /** A number as sent; nothing, {@code --}, {@code NaN} and texts are no number and never zero. */
    static BigDecimal number(String sent) {
        try {
            return sent.isEmpty() || sent.length() > 40 ? null : new BigDecimal(sent.trim());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
