package io.qinglan.audit.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.qinglan.air.HourlyAir;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;
import io.qinglan.air.Pollutant;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.outlook.Series;

/** The hours of one city: the exact mean of its stations where enough of them report, as indices hour by hour. */
final class HourTable {

    /** A thousandth of a µg/m³: as fine as any publication writes. */
    private static final long PARTS = 1_000;

    /** Divisible by every number of stations up to twelve, so that means stay whole numbers. */
    private static final long SHARES = 27_720;

    private static final LocalDateTime ORIGIN = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final int LONGEST_HOURS = 1_000_000;

    private final AirStandards standards;
    private final Map<String, Station> stations = new HashMap<>();
    private final Map<Pollutant, long[]> sums = new EnumMap<>(Pollutant.class);
    private final Map<Pollutant, short[]> counts = new EnumMap<>(Pollutant.class);
    private final Map<String, Integer> sources = new TreeMap<>();
    private final TreeMap<Integer, Integer> own = new TreeMap<>();
    private int least = 1;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private int room = 1 << 12;

    HourTable(AirStandards standards) {
        this.standards = standards;
    }

    /** The hours of one station, each of which comes once. */
    final class Station {

        private final String source;
        private final BitSet taken = new BitSet();

        Station(String source) {
            this.source = source;
        }

        /** Notes that an hour came, and refuses it when it came before. */
        void claim(String at, LocalDateTime hour) {
            int place = place(at, hour);
            if (taken.get(place)) {
                throw new BadFile(at, "each station and hour once", hour + " again");
            }
            taken.set(place);
            sources.merge(source, 1, Integer::sum);
        }

        void put(LocalDateTime hour, Pollutant pollutant, BigDecimal value) {
            int place = (int) Duration.between(ORIGIN, hour).toHours();
            long[] sum = sums.computeIfAbsent(pollutant, any -> new long[room]);
            short[] count = counts.computeIfAbsent(pollutant, any -> new short[room]);
            if (place >= sum.length) {
                room = Math.max(place + 1, 2 * sum.length);
                sum = Arrays.copyOf(sum, room);
                count = Arrays.copyOf(count, room);
                sums.put(pollutant, sum);
                counts.put(pollutant, count);
            }
            sum[place] +=
                    value.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
            count[place]++;
        }
    }

    Station station(SeriesFormat format, String name) {
        least = Math.max(least, format.leastStations());
        return stations.computeIfAbsent(format.id() + " " + name, any -> new Station(format.id()));
    }

    /** An hour with an index that is taken as it is. */
    void put(String at, LocalDateTime hour, SeriesFormat format, int index) {
        if (own.put(place(at, hour), index) != null) {
            throw new BadFile(at, "each hour once", hour + " again");
        }
        sources.merge(format.id(), 1, Integer::sum);
    }

    private int place(String at, LocalDateTime hour) {
        long hours = Duration.between(ORIGIN, hour).toHours();
        if (hour.getMinute() != 0 || hour.getSecond() != 0 || hours < 0 || hours > LONGEST_HOURS) {
            throw new BadFile(at, "a whole hour from " + ORIGIN + " on", hour);
        }
        first = Math.min(first, (int) hours);
        last = Math.max(last, (int) hours);
        return (int) hours;
    }

    CityAir air(String city) {
        LocalDateTime start = ORIGIN.plusHours(first);
        int length = last - first + 1;
        Map<String, int[]> values = own.isEmpty() ? reckoned(start, length) : Map.of(Series.PLAIN, asGiven(length));
        Series series = Series.hourly(start, values);
        CityAir air = new CityAir(city, series, sources, 0);
        int missing = (int) Arrays.stream(air.fine())
                .filter(value -> value == Index.MISSING)
                .count();
        return new CityAir(city, series, sources, missing);
    }

    private int[] asGiven(int length) {
        int[] values = new int[length];
        Arrays.fill(values, Index.MISSING);
        own.forEach((place, index) -> values[place - first] = index);
        return values;
    }

    private Map<String, int[]> reckoned(LocalDateTime start, int length) {
        Map<Pollutant, long[]> means = new EnumMap<>(Pollutant.class);
        sums.forEach((pollutant, sum) -> means.put(pollutant, means(sum, counts.get(pollutant), length)));
        HourlyAir air = new HourlyAir(start, PARTS * SHARES, means);
        Map<String, int[]> values = new LinkedHashMap<>();
        for (Pollutant pollutant : means.keySet()) {
            values.put(pollutant.code(), indices(air, Item.of(pollutant, 1)));
        }
        return values;
    }

    private long[] means(long[] sum, short[] count, int length) {
        long[] means = new long[length];
        for (int i = 0; i < length; i++) {
            int place = first + i;
            boolean enough = place < count.length && count[place] >= least;
            means[i] = enough ? Math.round((double) SHARES / count[place] * sum[place]) : HourlyAir.MISSING;
        }
        return means;
    }

    /** Each hour by the standard of its day. */
    private int[] indices(HourlyAir air, Item item) {
        int[] indices = new int[air.length()];
        Map<IndexStandard, int[]> byStandard = new HashMap<>();
        for (int i = 0; i < indices.length; i++) {
            IndexStandard standard = standards.index(air.start().plusHours(i).toLocalDate());
            int index = byStandard.computeIfAbsent(standard, one -> air.indices(one, item))[i];
            indices[i] = index < 0 ? Index.MISSING : Index.scaled(standard.ranged(index));
        }
        return indices;
    }
}
