package io.qinglan.compliance.baseline;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The calendar of days off and days worked in their place. */
class PublicHolidaysTest {

    private final PublicHolidays holidays = Loads.HOLIDAYS;

    @Test
    void theNoticeFor2026() {
        assertThat(holidays.kind(LocalDate.of(2026, 2, 14))).isEqualTo(DayKind.WORKED_IN_PLACE);
        LocalDate.of(2026, 2, 15)
                .datesUntil(LocalDate.of(2026, 2, 24))
                .forEach(
                        day -> assertThat(holidays.name(day)).as(day.toString()).contains("春节"));
        assertThat(holidays.kind(LocalDate.of(2026, 2, 24))).isEqualTo(DayKind.WORKDAY);
        assertThat(holidays.kind(LocalDate.of(2026, 9, 25))).isEqualTo(DayKind.HOLIDAY);
        assertThat(holidays.kind(LocalDate.of(2026, 9, 20))).isEqualTo(DayKind.WORKED_IN_PLACE);
        assertThat(holidays.kind(LocalDate.of(2026, 11, 22))).isEqualTo(DayKind.REST_DAY);
    }

    @Test
    void noDayIsBothOffAndWorkedAndOnlyWeekendsAreWorkedInPlace() {
        assertThat(holidays.worked()).doesNotContainAnyElementsOf(holidays.off().keySet());
        assertThat(holidays.worked()).allMatch(day -> day.getDayOfWeek().getValue() > 5);
        assertThat(holidays.years()).hasSize(23);
        for (int year : holidays.years()) {
            assertThat(holidays.off().keySet()).contains(LocalDate.of(year, 1, 1), LocalDate.of(year, 10, 1));
        }
    }

    @Test
    void aYearWithoutANoticeIsUnknown() {
        assertThat(holidays.knows(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(holidays.knows(LocalDate.of(2027, 1, 1))).isFalse();
    }
}
