package io.qinglan.forecast;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.qinglan.air.AirReport;
import io.qinglan.air.Concentration;
import io.qinglan.air.DailyReport;
import io.qinglan.air.HourlyReport;
import io.qinglan.air.IndexStandard;
import io.qinglan.air.Item;
import io.qinglan.air.PmWay;
import io.qinglan.air.Pollutant;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports of the index by the standards as they stand in {@code rules/standards}. */
class AirIndexTest {

    private final AirStandards standards = StandardsOnDisk.standards();
    private final IndexStandard before = standards.index("HJ 633-2012").orElseThrow();
    private final IndexStandard since = standards.index("HJ 633-2026").orElseThrow();

    @Test
    void theDateChoosesTheStandard() {
        assertThat(standards.index(LocalDate.of(2026, 2, 28))).isSameAs(before);
        assertThat(standards.index(LocalDate.of(2026, 3, 1))).isSameAs(since);
        assertThat(standards.index(LocalDate.of(2015, 12, 8))).isSameAs(before);
        assertThat(standards.index(LocalDate.of(2031, 1, 1))).isSameAs(since);
    }

    @Test
    void everyNodeOfEveryTableHitsItsIndexAndTheNextUnitPassesIt() {
        for (IndexStandard standard : standards.indices()) {
            standard.tables().forEach((item, table) -> {
                for (int i = 0; i < table.indices().length; i++) {
                    long node = table.concentrations()[i];
                    assertThat(standard.index(item, Concentration.of(node)))
                            .as("%s %s %d", standard.number(), item.code(), node)
                            .isEqualTo(table.indices()[i]);
                    if (i + 1 < table.indices().length) {
                        assertThat(standard.index(item, Concentration.of(node + 1)))
                                .isGreaterThan(table.indices()[i]);
                    }
                }
            });
        }
    }

    @Test
    void dailyReportHasSevenItemsBeforeAndSixSince() {
        Map<Item, Concentration> day = day();

        assertThat(DailyReport.of(before, day).indices()).hasSize(7).containsKey(Item.O3_1H);
        AirReport report = DailyReport.of(since, day);
        assertThat(report.indices()).hasSize(6).doesNotContainKey(Item.O3_1H);
        assertThat(report.aqi()).isEqualTo(114);
        assertThat(report.primary()).containsExactly(Pollutant.PM25);
        assertThat(report.overLimit()).isEmpty();
        assertThat(report.grade().zh()).isEqualTo("轻度污染");
        assertThat(report.way()).isNull();
    }

    @Test
    void primaryPollutantsOfOneIndexStandTogetherAndNoneAtFifty() {
        Map<Item, Concentration> day = day();
        day.put(Item.PM25_24H, Concentration.of(115));
        day.put(Item.PM10_24H, Concentration.of(250));
        assertThat(DailyReport.of(before, day).primary()).containsExactly(Pollutant.PM25, Pollutant.PM10);
        assertThat(DailyReport.of(before, day).overLimit()).containsExactly(Pollutant.PM25, Pollutant.PM10);

        day.put(Item.PM25_24H, Concentration.of(35));
        day.put(Item.PM10_24H, Concentration.of(50));
        assertThat(DailyReport.of(since, day).aqi()).isEqualTo(50);
        assertThat(DailyReport.of(since, day).primary()).isEmpty();
    }

    @Test
    void aMissingItemHoldsPublicationUpSince2026AndIsNamedBefore() {
        Map<Item, Concentration> day = day();
        day.put(Item.PM25_24H, null);

        AirReport held = DailyReport.of(since, day);
        assertThat(held.aqi()).isNull();
        assertThat(held.publish()).isFalse();
        assertThat(held.computed()).isPositive();
        assertThat(held.missing()).containsExactly(Item.PM25_24H);
        assertThat(held.primary()).isEmpty();

        AirReport named = DailyReport.of(before, day);
        assertThat(named.publish()).isTrue();
        assertThat(named.missing()).containsExactly(Item.PM25_24H);
    }

    @Test
    void nothingMeasuredIsNotAvailable() {
        AirReport report = DailyReport.of(before, Map.of());

        assertThat(report.aqi()).isNull();
        assertThat(report.publish()).isFalse();
        assertThat(report.missing()).hasSize(7);
    }

    @Test
    void theHourBefore2026IsCountedTheWayAskedForAndSaysSo() {
        Map<Item, Concentration> hour = new EnumMap<>(Item.class);
        hour.put(Item.PM25_1H, Concentration.of(250));
        hour.put(Item.PM25_24H, Concentration.of(75));

        AirReport text = HourlyReport.of(before, PmWay.TEXT, hour);
        AirReport feed = HourlyReport.of(before, PmWay.FEED, hour);
        assertThat(text.aqi()).isEqualTo(100);
        assertThat(text.way()).isEqualTo(PmWay.TEXT);
        assertThat(feed.aqi()).isEqualTo(300);
        assertThat(feed.way()).isEqualTo(PmWay.FEED);

        AirReport now = HourlyReport.of(since, PmWay.FEED, hour);
        assertThat(now.computed()).isEqualTo(300);
        assertThat(now.way()).isEqualTo(PmWay.TEXT);
    }

    @Test
    void sulphurDioxideAboveItsHourlyTableFallsBackBeforeAndIsCappedSince() {
        Map<Item, Concentration> hour = new EnumMap<>(Item.class);
        hour.put(Item.SO2_1H, Concentration.of(900));
        hour.put(Item.SO2_24H, Concentration.of(475));

        AirReport old = HourlyReport.of(before, PmWay.FEED, hour);
        assertThat(old.indices()).containsEntry(Item.SO2_24H, 150).doesNotContainKey(Item.SO2_1H);
        assertThat(old.notComputed()).containsExactly(Item.SO2_1H);
        assertThat(HourlyReport.of(since, PmWay.TEXT, hour).indices()).containsEntry(Item.SO2_1H, 200);
    }

    @Test
    void ozoneAboveItsEightHourTableLeavesTheHourBeforeAndIsCappedSince() {
        Map<Item, Concentration> day = day();
        day.put(Item.O3_8H, Concentration.of(900));
        day.put(Item.O3_1H, Concentration.of(1000));

        assertThat(DailyReport.of(before, day).aqi()).isEqualTo(400);
        assertThat(DailyReport.of(before, day).notComputed()).containsExactly(Item.O3_8H);
        assertThat(DailyReport.of(since, day).aqi()).isEqualTo(300);
    }

    @Test
    void beyondTheScaleStaysAtItsEndAndIsMarked() {
        Map<Item, Concentration> day = day();
        day.put(Item.PM25_24H, Concentration.of(900));

        for (IndexStandard standard : standards.indices()) {
            AirReport report = DailyReport.of(standard, day);
            assertThat(report.aqi()).isEqualTo(500);
            assertThat(report.beyondScale()).isTrue();
        }
    }

    @Test
    void theRangeSince2026BeginsAtOne() {
        Map<Item, Concentration> clean = new EnumMap<>(Item.class);
        since.reports().daily().forEach(item -> clean.put(item, Concentration.of(0)));

        assertThat(DailyReport.of(since, clean).aqi()).isEqualTo(1);
    }

    private static Map<Item, Concentration> day() {
        Map<Item, Concentration> day = new EnumMap<>(Item.class);
        day.put(Item.PM25_24H, Concentration.of(75));
        day.put(Item.PM10_24H, Concentration.of(100));
        day.put(Item.SO2_24H, Concentration.of(10));
        day.put(Item.NO2_24H, Concentration.of(40));
        day.put(Item.CO_24H, Concentration.of("1.2"));
        day.put(Item.O3_8H, Concentration.of(80));
        day.put(Item.O3_1H, Concentration.of(90));
        return day;
    }
}
