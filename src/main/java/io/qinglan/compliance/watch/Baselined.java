package io.qinglan.compliance.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import io.qinglan.compliance.baseline.Aside;
import io.qinglan.compliance.baseline.BaselineRules;
import io.qinglan.compliance.baseline.Baselines;
import io.qinglan.compliance.baseline.PublicHolidays;
import io.qinglan.fact.compliance.Baseline;
import io.qinglan.fact.compliance.Load;
import io.qinglan.feed.energy.EnergyReckoning;
import io.qinglan.feed.window.Resolution;
import io.qinglan.policy.PolicyLibrary;

/**
 * What lines used on normal days before the alert, hour by hour of the week, kept in memory for each duty: read once from the store when a
 * window first needs it, and again when the order is looked at anew, because its days before have changed.
 */
final class Baselined {

    private static final int MOST = 50_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final EnergyReckoning reckoning;
    private final PolicyLibrary library;
    private final PublicHolidays holidays;
    private final ZoneId zone;
    private final Map<Key, Days> kept = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Days> eldest) {
            return size() > MOST;
        }
    });

    Baselined(EnergyReckoning reckoning, PolicyLibrary library, ZoneId zone) {
        this.reckoning = reckoning;
        this.library = library;
        this.holidays = PublicHolidays.of(library);
        this.zone = zone;
    }

    private record Key(UUID order, int revision, int ordinal, String meter) {}

    /** The hours before the alert, and what was reckoned from them so far. */
    private record Days(List<Load> hours, List<Aside> asides, Map<Instant, Baseline> known) {}

    /** The baselines, read where they are missing by this connection. */
    OnConnection on(Connection connection) {
        return new OnConnection(connection);
    }

    /** Baselines over one connection. */
    final class OnConnection {

        private final Connection connection;

        private OnConnection(Connection connection) {
            this.connection = connection;
        }

        /** See {@link Baselined#of}. */
        Baseline of(
                WatchedOrder order, WatchedDuty duty, LineMeter line, Instant window, Supplier<List<Aside>> asides) {
            return Baselined.this.of(connection, order, duty, line, window, asides);
        }
    }

    /** The figures for a pack on the day of the alert. */
    BaselineRules rules(String pack, Instant alert) {
        return BaselineRules.of(library.pack(pack).parameters().on(LocalDate.ofInstant(alert, zone)));
    }

    /**
     * What a line normally uses in the window that begins then.
     *
     * @param asides spans of earlier orders of the site, asked for when first needed
     */
    private Baseline of(
            Connection connection,
            WatchedOrder order,
            WatchedDuty duty,
            LineMeter line,
            Instant window,
            Supplier<List<Aside>> asides) {
        Key key = new Key(
                order.id(), order.revision(), duty.ordinal(), line.meter().point());
        BaselineRules rules = rules(order.order().pack(), order.alert());
        Days days = kept.computeIfAbsent(
                key,
                none -> new Days(
                        read(connection, line, order.alert(), rules.lookbackDays()),
                        asides.get(),
                        Collections.synchronizedMap(new LinkedHashMap<>())));
        Instant hour = Resolution.HOUR.start(window, zone);
        Baseline known = days.known().get(hour);
        if (known == null) {
            List<Instant> hours = new ArrayList<>();
            for (int ahead = 0; ahead < 24; ahead++) {
                hours.add(hour.plus(HOUR.multipliedBy(ahead)));
            }
            days.known()
                    .putAll(new Baselines(holidays, zone, rules)
                            .of(days.hours(), order.alert(), days.asides(), hours)
                            .windows());
            known = days.known().getOrDefault(hour, Baseline.NONE);
        }
        return known;
    }

    private List<Load> read(Connection connection, LineMeter line, Instant alert, int lookbackDays) {
        Instant end = LocalDate.ofInstant(alert, zone).atStartOfDay(zone).toInstant();
        Instant from = end.minus(Duration.ofDays(lookbackDays));
        Evidence evidence;
        try {
            evidence = Evidence.ofPower(
                    reckoning,
                    connection,
                    line.parts().stream().map(LineMeter.Part::point).toList(),
                    from,
                    end);
        } catch (SQLException e) {
            throw new IllegalStateException("the days before an alert cannot be read", e);
        }
        List<Load> hours = new ArrayList<>();
        for (Instant hour = from; hour.isBefore(end); hour = hour.plus(HOUR)) {
            Load load = evidence.load(line, hour, hour.plus(HOUR));
            if (load.completeness() > 0) {
                hours.add(load);
            }
        }
        return hours;
    }
}
