package io.qinglan.bench.truth;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Electricity of a real steel works by weekday and quarter of the day, as quantiles (UCI 851, CC BY 4.0), and load drawn from them: the
 * place within the quantiles drifts from one quarter hour to the next with the autocorrelation of the real residuals.
 */
final class WeeklyProfile {

    static final int QUARTERS = 96;
    static final double AUTOCORRELATION = 0.84;

    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final double KWH_TO_KW = 4;

    private final double[][][] quantiles = new double[7][QUARTERS][SHARES.length];

    private WeeklyProfile() {}

    static WeeklyProfile read() {
        WeeklyProfile profile = new WeeklyProfile();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        WeeklyProfile.class.getResourceAsStream("/truth/steel-works-weekly-profile.csv")),
                StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(file)) {
                int weekday = DayOfWeek.valueOf(row.get("weekday").toUpperCase(Locale.ROOT))
                                .getValue()
                        - 1;
                double[] at = profile.quantiles[weekday][Integer.parseInt(row.get("quarter"))];
                String[] columns = {"p05_kwh", "p25_kwh", "p50_kwh", "p75_kwh", "p95_kwh"};
                for (int column = 0; column < columns.length; column++) {
                    at[column + 1] = KWH_TO_KW * Double.parseDouble(row.get(columns[column]));
                }
                at[0] = at[1] - (at[2] - at[1]) / 4;
                at[SHARES.length - 1] = at[5] + (at[5] - at[4]) / 4;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return profile;
    }

    /** Power at a place of the week, kW. */
    double kw(DayOfWeek weekday, int quarter, double share) {
        double[] at = quantiles[weekday.getValue() - 1][quarter];
        int above = 1;
        while (above < SHARES.length - 1 && SHARES[above] < share) {
            above++;
        }
        double part = (share - SHARES[above - 1]) / (SHARES[above] - SHARES[above - 1]);
        return Math.max(0, at[above - 1] + part * (at[above] - at[above - 1]));
    }

    /** A place within the quantiles that drifts. */
    static final class Drift {

        private final RandomGenerator random;
        private double z;

        Drift(RandomGenerator random) {
            this.random = random;
            this.z = random.nextGaussian();
        }

        /** The next quarter hour's share, 0 to 1. */
        double next() {
            z = AUTOCORRELATION * z + Math.sqrt(1 - AUTOCORRELATION * AUTOCORRELATION) * random.nextGaussian();
            return share(z);
        }

        /** The standard normal distribution, to five digits (logistic form of its odd cubic). */
        private static double share(double z) {
            return 1 / (1 + Math.exp(-1.5976 * z - 0.07056 * z * z * z));
        }
    }
}
