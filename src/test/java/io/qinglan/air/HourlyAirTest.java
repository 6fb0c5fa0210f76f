package io.qinglan.air;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HourlyAirTest {

    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 10, 0, 0);
    private static final LocalDate DAY = START.toLocalDate();
    private static final OzoneDay OZONE = new OzoneDay(8, 24, 14, Concentration.of(160));

    private final IndexStandard standard = standard();

    /** A small standard of round figures: 1 µg/m³ is 1 of the index. */
    private static IndexStandard standard() {
        Map<Item, Breakpoints> tables = new EnumMap<>(Item.class);
        for (Item item : Item.values()) {
            tables.put(item, new Breakpoints(new long[] {0, 500}, new int[] {0, 500}, 500, null));
        }
        tables.put(
                Item.SO2_1H,
                new Breakpoints(new long[] {0, 200}, new int[] {0, 200}, Breakpoints.NOT_COMPUTED, Item.SO2_24H));
        IndexStandard.Reports reports = new IndexStandard.Reports(
                List.of(Item.PM25_24H, Item.O3_8H),
                Map.of(
                        PmWay.TEXT, List.of(Item.PM25_24H, Item.SO2_1H, Item.O3_8H),
                        PmWay.FEED, List.of(Item.PM25_1H, Item.SO2_1H)));
        return new IndexStandard(
                "test",
                "TEST",
                LocalDate.of(2012, 1, 1),
                null,
                tables,
                Map.of(),
                reports,
                new IndexStandard.Rules(0, 500, 50, null, null, 20, 6),
                List.of(new Grade(1, null, "优", "excellent", "绿色", "green", "#00e400")));
    }

    private static HourlyAir air(Pollutant pollutant, long... values) {
        return new HourlyAir(START, 1, Map.of(pollutant, values));
    }

    private static long[] hours(int length, long value, int... missing) {
        long[] hours = new long[length];
        Arrays.fill(hours, value);
        for (int hour : missing) {
            hours[hour] = HourlyAir.MISSING;
        }
        return hours;
    }

    @Test
    void aDayNeedsTwentyHours() {
        assertThat(air(Pollutant.PM25, hours(24, 90, 0, 5, 6, 23)).day(DAY, standard, OZONE))
                .containsEntry(Item.PM25_24H, Concentration.of(90));
        assertThat(air(Pollutant.PM25, hours(24, 90, 0, 5, 6, 7, 23)).day(DAY, standard, OZONE))
                .isEmpty();
    }

    @Test
    void theMeanOfADayIsExact() {
        long[] hours = hours(24, 0);
        hours[3] = 1;

        assertThat(air(Pollutant.PM25, hours).day(DAY, standard, OZONE))
                .containsEntry(Item.PM25_24H, new Concentration(1, 24));
        assertThat(standard.index(Item.PM25_24H, new Concentration(1, 24))).isEqualTo(1);
    }

    @Test
    void theSlidingDayCrossesMidnightAndIsNotThereBeforeItsTwentiethHour() {
        long[] hours = hours(48, 0);
        Arrays.fill(hours, 12, 36, 240);
        int[] sliding = air(Pollutant.PM25, hours).indices(standard, Item.PM25_24H);

        assertThat(sliding[18]).isEqualTo(HourlyAir.NO_INDEX);
        assertThat(sliding[19]).isEqualTo(96);
        assertThat(sliding[35]).isEqualTo(240);
        assertThat(sliding[47]).isEqualTo(120);
    }

    @Test
    void eightHoursNeedSix() {
        int[] eight = air(Pollutant.O3, hours(9, 80, 0, 1)).indices(standard, Item.O3_8H);

        assertThat(eight[6]).isEqualTo(HourlyAir.NO_INDEX);
        assertThat(eight[7]).isEqualTo(80);
    }

    @Test
    void theOzoneDayTakesWindowsInsideTheDayOnly() {
        long[] hours = hours(48, 50);
        Arrays.fill(hours, 20, 28, 300);

        assertThat(air(Pollutant.O3, hours).day(DAY, standard, OZONE))
                .containsEntry(Item.O3_8H, Concentration.of(175))
                .containsEntry(Item.O3_1H, Concentration.of(300));
    }

    @Test
    void anOzoneDayOfFewWindowsCountsOnlyWhenItIsHighAnyway() {
        long[] low = hours(24, 120);
        Arrays.fill(low, 0, 10, HourlyAir.MISSING);
        long[] high = hours(24, 170);
        Arrays.fill(high, 0, 10, HourlyAir.MISSING);

        assertThat(air(Pollutant.O3, low).day(DAY, standard, OZONE)).doesNotContainKey(Item.O3_8H);
        assertThat(air(Pollutant.O3, high).day(DAY, standard, OZONE)).containsKey(Item.O3_8H);
    }

    @Test
    void aboveTheHourlyTableTheDayIsTaken() {
        long[] hours = hours(24, 100);
        hours[23] = 300;
        int[] indices = air(Pollutant.SO2, hours).indices(standard, Item.SO2_1H);

        assertThat(indices[22]).isEqualTo(100);
        assertThat(indices[23]).isEqualTo(109);
    }

    @Test
    void theHourlyIndexIsTheHighestAndAnEmptyHourHasNone() {
        Map<Pollutant, long[]> values = new EnumMap<>(Pollutant.class);
        values.put(Pollutant.PM25, new long[] {10, HourlyAir.MISSING, -3});
        values.put(Pollutant.SO2, new long[] {20, HourlyAir.MISSING, HourlyAir.MISSING});

        assertThat(new HourlyAir(START, 1, values).aqi(standard, PmWay.FEED))
                .containsExactly(20, HourlyAir.NO_INDEX, 0);
    }

    @Test
    void thirtyYearsOfHoursAreIndexedLikeSingleOnes() {
        long[] hours = new long[262_800];
        for (int i = 0; i < hours.length; i++) {
            hours[i] = i * 37L % 5_000;
        }
        int[] indices = new HourlyAir(START, 10, Map.of(Pollutant.PM25, hours)).indices(standard, Item.PM25_1H);

        for (int i = 0; i < hours.length; i += 997) {
            assertThat(indices[i]).isEqualTo(standard.index(Item.PM25_1H, new Concentration(hours[i], 10)));
        }
    }
}
