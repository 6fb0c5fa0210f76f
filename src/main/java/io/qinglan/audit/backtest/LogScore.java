package io.qinglan.audit.backtest;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.function.Predicate;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

/**
 * How the replay of a pack stands beside one warning that was really issued. Only rows that exist are judged: where a log has no row, a
 * replayed level is neither right nor wrong.
 *
 * @param outcome what became of it
 * @param level the strictest level replayed while the real one was in force; null without air
 * @param leadHours hours from the replay's announcement to the real begin; negative when it came later; null unless hit with a known
 *     begin
 * @param aheadHours hours from the replay's announcement to the real announcement; null unless hit with a known announcement
 * @param worst the highest daily index of the pollutant that decides while the real warning was in force, null when not known
 */
public record LogScore(Outcome outcome, Level level, Long leadHours, Long aheadHours, Integer worst) {

    /** What can become of a row. */
    public enum Outcome {
        /** The level, or a stricter one, was reached while the real warning was in force. */
        HIT,
        /** A level was reached, but a milder one. */
        LOWER,
        /** No level was reached, although a day or hour was over the lowest line of the pack. */
        MISSED,
        /** Nothing was over the lowest line of the pack: the air that was warned of did not come, or the warning had other grounds. */
        NOT_BORNE_OUT,
        /** The air of the city is not known for these days. */
        NO_AIR,
        /** The row says neither when it began nor when it ended. */
        NO_TIME;

        /** The word used in JSON: lower case. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Judges one row.
     *
     * @param air the air of its city, null when there is none
     * @param track the replay of it, null when there is none
     * @param quiet whether a part of the air is under every line of the pack
     */
    static LogScore of(LoggedWarning row, CityAir air, Track track, Predicate<Series> quiet) {
        if (row.from() == null) {
            return new LogScore(Outcome.NO_TIME, null, null, null, null);
        }
        LocalDateTime from = row.byDay() ? row.from().toLocalDate().atStartOfDay() : row.from();
        LocalDateTime to = row.to().isAfter(from) ? row.to() : from.plusDays(1);
        Level level = track == null ? null : track.highest(from, to);
        if (level == null) {
            return new LogScore(Outcome.NO_AIR, null, null, null, null);
        }
        Integer worst = worst(air, from, to);
        if (row.level().above(level)) {
            return new LogScore(notReached(level, air, from, to, quiet), level, null, null, worst);
        }
        LocalDateTime announced = announced(row.level(), track, from, to);
        boolean known = row.start() != null && row.startKnown();
        return new LogScore(
                Outcome.HIT,
                level,
                announced == null || !known
                        ? null
                        : Duration.between(announced, row.start()).toHours(),
                announced == null || row.announced() == null
                        ? null
                        : Duration.between(announced, row.announced()).toHours(),
                worst);
    }

    private static Outcome notReached(
            Level level, CityAir air, LocalDateTime from, LocalDateTime to, Predicate<Series> quiet) {
        if (level != Level.NONE) {
            return Outcome.LOWER;
        }
        Series series = air.series();
        int first = unit(series, from.toLocalDate().atStartOfDay());
        int end = unit(series, to.minusNanos(1).toLocalDate().plusDays(1).atStartOfDay());
        return quiet.test(series.part(first, Math.max(first, end))) ? Outcome.NOT_BORNE_OUT : Outcome.MISSED;
    }

    private static int unit(Series series, LocalDateTime at) {
        long unit = Math.floorDiv(Duration.between(series.start(), at).toHours(), (long) series.unitHours());
        return (int) Math.max(0, Math.min(series.length(), unit));
    }

    /** When the replay asked for the level that meets the row: the announcement that stands when the row begins, or the first after. */
    private static LocalDateTime announced(Level level, Track track, LocalDateTime from, LocalDateTime to) {
        LocalDateTime stands = null;
        for (Track.Spell spell : track.spells()) {
            if (!spell.to().isAfter(from) || !spell.from().isBefore(to)) {
                continue;
            }
            for (Track.Announcement one : track.announcements()) {
                boolean inSpell =
                        !one.from().isBefore(spell.from()) && one.from().isBefore(spell.to());
                if (inSpell && !level.above(one.level()) && one.from().isBefore(to) && stands == null) {
                    stands = one.announced();
                }
            }
        }
        return stands;
    }

    private static Integer worst(CityAir air, LocalDateTime from, LocalDateTime to) {
        Series series = air.series();
        int[] fine = air.fine();
        int perDay = 24 / series.unitHours();
        int worst = Index.MISSING;
        int end = unit(series, to.minusNanos(1).toLocalDate().plusDays(1).atStartOfDay());
        for (int day = unit(series, from.toLocalDate().atStartOfDay()); day + perDay <= end; day += perDay) {
            worst = Math.max(worst, mean(fine, day, perDay));
        }
        return worst == Index.MISSING ? null : worst / Index.SCALE;
    }

    private static int mean(int[] fine, int from, int units) {
        long sum = 0;
        int count = 0;
        for (int unit = from; unit < from + units; unit++) {
            if (fine[unit] != Index.MISSING) {
                sum += fine[unit];
                count++;
            }
        }
        return count * 6 < units * 5 ? Index.MISSING : (int) (sum / count);
    }
}
