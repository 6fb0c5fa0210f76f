package io.qinglan.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.fact.obligation.SiteFact;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class PointsTest {

    @Inject
    Points points;

    @Inject
    Inventory inventory;

    @Test
    void keepsEveryStateOfAPointAndItsDatedMap() {
        inventory.save(
                List.of(Site.of("139900", SiteFact.of("PNT-1", "甲", "KI15", null, "B", List.of()))),
                "139900",
                "test",
                null,
                null);
        Point meter = meter("PNT-1-E1", "120");
        StoredPoint first = points.save(meter, "张三");
        StoredPoint again = points.save(meter("PNT-1-E1", "120.00"), "李四");
        StoredPoint second = points.save(meter("PNT-1-E1", "150"), "李四");

        assertThat(first.area()).isEqualTo("139900");
        assertThat(first.point().targets()).containsExactlyElementsOf(meter.targets());
        assertThat(again.revision()).isEqualTo(1);
        assertThat(again.recordedBy()).isEqualTo("张三");
        assertThat(second.revision()).isEqualTo(2);
        assertThat(points.at("PNT-1-E1", 1).orElseThrow().power().ratedKw()).isEqualByComparingTo("120");
        assertThat(points.ofSite("PNT-1")).extracting(p -> p.point().code()).containsExactly("PNT-1-E1");
        assertThat(points.list(List.of("139900"), "PNT-1", 5)).hasSize(1);
        assertThat(points.list(List.of("110000"), "", 5))
                .extracting(p -> p.point().code())
                .doesNotContain("PNT-1-E1");
        assertThat(points.find("nowhere")).isEmpty();
    }

    @Test
    void aTargetHoldsOnItsDaysOnly() {
        Point.Target target = meter("x", "1").targets().get(0);
        assertThat(target.holdsOn(LocalDate.of(2025, 10, 31))).isFalse();
        assertThat(target.holdsOn(LocalDate.of(2025, 11, 1))).isTrue();
        assertThat(target.holdsOn(LocalDate.of(2026, 3, 31))).isTrue();
        assertThat(target.holdsOn(LocalDate.of(2026, 4, 1))).isFalse();
    }

    private static Point meter(String code, String ratedKw) {
        return new Point(
                code,
                "PNT-1",
                Point.Kind.POWER,
                "1号窑电表",
                null,
                List.of(
                        new Point.Target(
                                "line",
                                "K1",
                                Point.Relation.SHARED,
                                new BigDecimal("0.6"),
                                "王五",
                                LocalDate.of(2025, 11, 1),
                                LocalDate.of(2026, 3, 31)),
                        new Point.Target("line", "K2", Point.Relation.SOLE, null, null, null, null)),
                new Point.Power(
                        Point.Role.PRODUCTION,
                        new BigDecimal("200"),
                        new BigDecimal("100"),
                        new BigDecimal(ratedKw),
                        null,
                        null,
                        null,
                        null,
                        "JD-7",
                        LocalDate.of(2027, 1, 1)),
                null,
                null,
                null,
                null);
    }
}
