package io.qinglan.air;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hour by hour concentrations of one place, as whole numbers of a common fraction, so that decades are indexed exactly and fast. An hour
 * carries the time at which it begins, in the local time of the place.
 */
public final class HourlyAir {

    /** Marks an hour without a value. */
    public static final long MISSING = Long.MIN_VALUE;

    /** Marks an hour without an index. */
    public static final int NO_INDEX = -1;

    private static final int DAY = 24;

    private final LocalDateTime start;
    private final long parts;
    private final int length;
    private final Map<Pollutant, long[]> values = new EnumMap<>(Pollutant.class);
    private final Map<Pollutant, long[]> sums = new EnumMap<>(Pollutant.class);
    private final Map<Pollutant, int[]> counts = new EnumMap<>(Pollutant.class);

    /**
     * @param start begin of the first hour
     * @param parts the fraction: a value of 655 with 10 parts is 65.5 µg/m³
     * @param values by pollutant, all of one length; {@link #MISSING} for none; negative ones are instrument noise around zero and taken
     *     as zero
     */
    public HourlyAir(LocalDateTime start, long parts, Map<Pollutant, long[]> values) {
        this.start = start;
        this.parts = parts;
        this.length = values.values().stream().mapToInt(one -> one.length).max().orElse(0);
        values.forEach(this::take);
    }

    private void take(Pollutant pollutant, long[] given) {
        if (given.length != length) {
            throw new IllegalArgumentException(
                    "expected " + length + " hours of " + pollutant.code() + ", got " + given.length);
        }
        long[] own = given.clone();
        long[] sum = new long[length + 1];
        int[] count = new int[length + 1];
        for (int i = 0; i < length; i++) {
            boolean missing = own[i] == MISSING;
            own[i] = missing ? MISSING : Math.max(0, own[i]);
            sum[i + 1] = sum[i] + (missing ? 0 : own[i]);
            count[i + 1] = count[i] + (missing ? 0 : 1);
        }
        values.put(pollutant, own);
        sums.put(pollutant, sum);
        counts.put(pollutant, count);
    }

    /** How many hours there are. */
    public int length() {
        return length;
    }

    /** Begin of the first hour. */
    public LocalDateTime start() {
        return start;
    }

    /** The hourly index, {@link #NO_INDEX} where nothing was measured: the highest index of the items of the way asked for. */
    public int[] aqi(IndexStandard standard, PmWay way) {
        int[] highest = new int[length];
        Arrays.fill(highest, NO_INDEX);
        for (Item item : standard.reports().hourly(way)) {
            int[] one = indices(standard, item);
            for (int i = 0; i < length; i++) {
                highest[i] = Math.max(highest[i], one[i]);
            }
        }
        for (int i = 0; i < length; i++) {
            highest[i] = highest[i] == NO_INDEX ? NO_INDEX : standard.ranged(highest[i]);
        }
        return highest;
    }

    /**
     * The index (IAQI) of one item at every hour; means over 8 and 24 hours end with that hour. Above a last node without an index that of
     * the item the standard reports instead. {@link #NO_INDEX} where the mean is not valid.
     */
    public int[] indices(IndexStandard standard, Item item) {
        int[] indices = new int[length];
        Arrays.fill(indices, NO_INDEX);
        if (!values.containsKey(item.pollutant())) {
            return indices;
        }
        Breakpoints table = standard.table(item);
        int places = standard.decimals().getOrDefault(item.pollutant(), NO_INDEX);
        int[] instead = null;
        for (int i = 0; i < length; i++) {
            indices[i] = index(standard, item, table, places, i);
            if (indices[i] == Breakpoints.NOT_COMPUTED && table.fallback() != null && measured(standard, item, i)) {
                instead = instead == null ? indices(standard, table.fallback()) : instead;
                indices[i] = instead[i];
            }
        }
        return indices;
    }

    private int index(IndexStandard standard, Item item, Breakpoints table, int places, int hour) {
        if (!measured(standard, item, hour)) {
            return NO_INDEX;
        }
        int from = Math.max(0, hour + 1 - item.hours());
        long numerator = sum(item.pollutant(), from, hour + 1);
        long denominator = parts * count(item.pollutant(), from, hour + 1);
        if (places < 0) {
            return table.index(numerator, denominator);
        }
        long scale = places == 0 ? 1 : 10;
        return table.index(Concentration.halfEven(numerator, denominator, scale), scale);
    }

    private boolean measured(IndexStandard standard, Item item, int hour) {
        int from = Math.max(0, hour + 1 - item.hours());
        return count(item.pollutant(), from, hour + 1) >= needed(standard, item.hours());
    }

    private static int needed(IndexStandard standard, int hours) {
        return hours == DAY
                ? standard.rules().dayHours()
                : hours == 1 ? 1 : standard.rules().eightHours();
    }

    /** The valid mean of some hours; empty when fewer than needed have a value. */
    public Optional<Concentration> mean(Pollutant pollutant, int from, int to, int needed) {
        int first = Math.max(0, from);
        int end = Math.min(length, to);
        if (!values.containsKey(pollutant) || end <= first || count(pollutant, first, end) < Math.max(1, needed)) {
            return Optional.empty();
        }
        return Optional.of(new Concentration(sum(pollutant, first, end), parts * count(pollutant, first, end)));
    }

    /** The valid items of a natural day for the daily report: 24-hour means, of ozone the highest hour and the highest 8-hour mean. */
    public Map<Item, Concentration> day(LocalDate day, IndexStandard standard, OzoneDay ozone) {
        int from = (int) Duration.between(start, day.atStartOfDay()).toHours();
        Map<Item, Concentration> items = new EnumMap<>(Item.class);
        for (Pollutant pollutant : Pollutant.values()) {
            int needed = standard.rules().dayHours();
            if (pollutant == Pollutant.O3) {
                highestEightHours(from, standard, ozone).ifPresent(value -> items.put(Item.O3_8H, value));
                mean(pollutant, from, from + DAY, needed).ifPresent(valid -> items.put(Item.O3_1H, highestHour(from)));
            } else {
                mean(pollutant, from, from + DAY, needed).ifPresent(value -> items.put(Item.of(pollutant, DAY), value));
            }
        }
        return items;
    }

    private Concentration highestHour(int from) {
        long[] hours = values.get(Pollutant.O3);
        long highest = 0;
        for (int i = Math.max(0, from); i < Math.min(length, from + DAY); i++) {
            highest = Math.max(highest, hours[i]);
        }
        return new Concentration(highest, parts);
    }

    private Optional<Concentration> highestEightHours(int from, IndexStandard standard, OzoneDay ozone) {
        int windows = 0;
        Concentration highest = null;
        for (int end = ozone.firstEnd(); end <= ozone.lastEnd(); end++) {
            Optional<Concentration> mean = mean(
                    Pollutant.O3, from + end - 8, from + end, standard.rules().eightHours());
            if (mean.isPresent()) {
                windows++;
                highest = highest == null || mean.get().compareTo(highest) > 0 ? mean.get() : highest;
            }
        }
        boolean valid = windows >= ozone.windows() || (highest != null && highest.compareTo(ozone.unlessAbove()) > 0);
        return valid ? Optional.ofNullable(highest) : Optional.empty();
    }

    /** The natural days of which at least one hour lies in the series. */
    public List<LocalDate> days() {
        if (length == 0) {
            return List.of();
        }
        LocalDate last = start.plusHours(length - 1L).toLocalDate();
        return start.toLocalDate().datesUntil(last.plusDays(1)).toList();
    }

    private long sum(Pollutant pollutant, int from, int to) {
        long[] sum = sums.get(pollutant);
        return sum[to] - sum[from];
    }

    private int count(Pollutant pollutant, int from, int to) {
        int[] count = counts.get(pollutant);
        return count[to] - count[from];
    }
}
