package io.qinglan.audit.backtest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Local times as published files write them: a blank or T between, {@code 24:00} for the next midnight, an offset or none. */
final class LocalTimes {

    private static final int DATE = 10;

    private LocalTimes() {}

    /**
     * The local instant of a text; an offset is taken to be that of the place.
     *
     * @throws DateTimeException when it is none
     */
    static LocalDateTime instant(String text) {
        String written = text.replace(' ', 'T');
        if (written.length() == DATE) {
            return LocalDate.parse(written).atStartOfDay();
        }
        if (written.startsWith("T24:00", DATE)) {
            return instant(written.substring(0, DATE) + "T00:00" + written.substring(DATE + 6))
                    .plusDays(1);
        }
        boolean offset = written.endsWith("Z") || written.lastIndexOf('+') > DATE || written.lastIndexOf('-') > DATE;
        return offset ? OffsetDateTime.parse(written).toLocalDateTime() : LocalDateTime.parse(written);
    }
}
