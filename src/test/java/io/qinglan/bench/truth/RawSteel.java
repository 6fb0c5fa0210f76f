package io.qinglan.bench.truth;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Episodes over the raw series of the real works, 2018: its own weeks before the alert and its own load after it, with the behaviours put
 * in. Rows are taken in the order of the file: a stamp is the end of its quarter hour, and each day's last row carries that day's date.
 */
final class RawSteel {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int DAYS_BEFORE = 57;
    private static final int DAYS_AFTER = 14;
    private static final double KWH_TO_KW = 4;

    private final double[] kw;
    private final EpisodeMaker maker;
    private final WeeklyProfile profile;
    private final long seed;

    private RawSteel(double[] kw, EpisodeMaker maker, WeeklyProfile profile, long seed) {
        this.kw = kw;
        this.maker = maker;
        this.profile = profile;
        this.seed = seed;
    }

    static RawSteel read(Path folder, EpisodeMaker maker, WeeklyProfile profile, long seed) throws IOException {
        Path file = folder.resolve("steel-power-15min").resolve("steel_daewoo_2018_01_09.csv.gz");
        List<Double> read = new ArrayList<>();
        try (Reader reader =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                read.add(KWH_TO_KW * Double.parseDouble(row.get("Usage_kWh")));
            }
        }
        return new RawSteel(read.stream().mapToDouble(Double::doubleValue).toArray(), maker, profile, seed);
    }

    int days() {
        return kw.length / Course.DAY;
    }

    /** An alert on some day of the series, acted upon as the behaviour says. */
    Episode make(Behaviour behaviour, int number) {
        RandomGenerator random = new SplittableRandom(seed + 7_000_003L * behaviour.ordinal() + 89L * number);
        Plant plant = new Plant(false, false, 1);
        int first = random.nextInt(days() - DAYS_BEFORE - DAYS_AFTER);
        double[] normal = new double[(DAYS_BEFORE + DAYS_AFTER) * Course.DAY];
        System.arraycopy(kw, first * Course.DAY, normal, 0, normal.length);
        Course course = maker.course(behaviour, plant, FIRST.plusDays(first), normal, random);
        return maker.of(behaviour, plant, course, normal, random);
    }
}
