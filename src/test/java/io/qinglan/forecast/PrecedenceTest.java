package io.qinglan.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.qinglan.air.Pollutant;

import static org.assertj.core.api.Assertions.assertThat;

class PrecedenceTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 22);

    private final Precedence precedence =
            new Precedence(List.of("city", "province"), Duration.ofHours(30), StandardsOnDisk.standards(), ZONE);

    private static StoredForecast days(String source, int hoursOld, List<String> marks, int... ranges) {
        List<Forecast.Day> days = new ArrayList<>();
        for (int i = 0; i < ranges.length; i += 2) {
            days.add(new Forecast.Day(TOMORROW.plusDays(i / 2), ranges[i], ranges[i + 1], List.of(), null));
        }
        Instant issued = NOW.minus(Duration.ofHours(hoursOld));
        Forecast forecast = new Forecast("130100", source, issued, "HJ 633-2026", days, List.of(), marks);
        return new StoredForecast(new UUID(0, source.hashCode()), forecast, issued, "test");
    }

    private BindingForecast choose(StoredForecast... latest) {
        return precedence.choose("130100", NOW, List.of(latest));
    }

    @Test
    void theConfiguredOrderComesBeforeTheLaterIssue() {
        BindingForecast binding = choose(days("model", 1, List.of(), 90, 90), days("province", 10, List.of(), 90, 90));

        assertThat(binding.binding().forecast().source()).isEqualTo("province");
        assertThat(binding.why()).containsExactly("province is number 2 in the configured order of sources");
        assertThat(binding.age()).isEqualTo(Duration.ofHours(10));
        assertThat(binding.passedOver())
                .extracting(BindingForecast.PassedOver::source)
                .containsExactly("model");
    }

    @Test
    void aStaleForecastGivesWayToAFreshOne() {
        BindingForecast binding = choose(days("city", 31, List.of(), 90, 90), days("model", 2, List.of(), 90, 90));

        assertThat(binding.binding().forecast().source()).isEqualTo("model");
        assertThat(binding.stale()).isFalse();
        assertThat(binding.passedOver()).containsExactly(new BindingForecast.PassedOver("city", "it is stale"));
    }

    @Test
    void whenAllAreStaleTheBestStillBindsAndSaysSo() {
        BindingForecast binding = choose(days("city", 31, List.of(), 90, 90));

        assertThat(binding.stale()).isTrue();
        assertThat(binding.why()).last().asString().contains("older than PT30H");
    }

    @Test
    void aForeignIndexNeverBinds() {
        BindingForecast binding = choose(days("city", 1, List.of(Forecast.NOT_FOR_DECISION), 90, 90));

        assertThat(binding.binding()).isNull();
        assertThat(binding.passedOver())
                .singleElement()
                .satisfies(other -> assertThat(other.reason()).contains("not one of HJ 633"));
    }

    @Test
    void aForecastThatHasEndedIsPassedOver() {
        BindingForecast binding =
                precedence.choose("130100", NOW.plus(Duration.ofDays(3)), List.of(days("city", 1, List.of(), 90, 90)));

        assertThat(binding.binding()).isNull();
        assertThat(binding.passedOver())
                .extracting(BindingForecast.PassedOver::reason)
                .containsExactly("it has ended");
    }

    @Test
    void sourcesContradictOnlyWhenNoGradeIsCommon() {
        BindingForecast binding = choose(
                days("city", 1, List.of(), 120, 160, 120, 140), days("province", 1, List.of(), 155, 210, 151, 190));

        assertThat(binding.contradictions())
                .containsExactly(
                        new BindingForecast.Contradiction(TOMORROW.plusDays(1), "province", 151, 190, 120, 140));
    }

    @Test
    void hoursAreComparedByTheDaysTheyMake() {
        List<Forecast.Hour> hours = new ArrayList<>();
        Instant midnight = TOMORROW.atStartOfDay(ZONE).toInstant();
        for (int i = 0; i < 24; i++) {
            if (i != 5 && i != 6) {
                hours.add(new Forecast.Hour(
                        midnight.plus(Duration.ofHours(i)), Map.of(Pollutant.PM25, BigDecimal.valueOf(250)), null));
            }
        }
        Forecast model = new Forecast("130100", "model", NOW, "HJ 633-2026", List.of(), hours, List.of());
        BindingForecast binding =
                choose(new StoredForecast(new UUID(0, 1), model, NOW, "test"), days("province", 1, List.of(), 80, 100));

        assertThat(binding.contradictions())
                .containsExactly(new BindingForecast.Contradiction(TOMORROW, "model", 300, 300, 80, 100));
        BindingForecast alone = choose(new StoredForecast(new UUID(0, 1), model, NOW, "test"));
        assertThat(alone.gaps())
                .containsExactly(
                        new BindingForecast.Gap("2026-11-22T05:00:00+08:00", "2026-11-22T07:00:00+08:00", 2, "hour"));
    }

    @Test
    void missingDaysAreAGap() {
        Forecast forecast = new Forecast(
                "130100",
                "city",
                NOW,
                "HJ 633-2026",
                List.of(
                        new Forecast.Day(TOMORROW, 1, 1, List.of(), null),
                        new Forecast.Day(TOMORROW.plusDays(3), 1, 1, List.of(), null)),
                List.of(),
                List.of());

        assertThat(choose(new StoredForecast(new UUID(0, 1), forecast, NOW, "test"))
                        .gaps())
                .containsExactly(new BindingForecast.Gap("2026-11-23", "2026-11-25", 2, "day"));
    }
}
