package io.qinglan.audit.backtest;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Packs replayed over real episodes: derived figures of Beijing 2015 (UCI 501, CC BY 4.0) and days of notices. */
class BacktestTest {

    private static final Path DEMONSTRATION = Path.of("src/main/resources/demonstration");
    private static final String LOG_HEAD = "id,city,colour,announced_at,start_at,planned_end_at,actual_end_at,end_kind";

    @TempDir
    private Path folder;

    /** Shijiazhuang 2018-11-11 to 15: the daily index 152, 241, 258, 215, 47; orange was in force from 11-11 12:00 to 11-16 12:00. */
    @Test
    void theOrangeOfShijiazhuang2018IsReachedByTheLawOfItsDay() {
        BacktestResult result = shijiazhuang(BacktestSetting.usual());
        LogScore then = result.packs().get(0).scores().get(0);
        assertThat(then.outcome()).isEqualTo(LogScore.Outcome.HIT);
        assertThat(then.level()).isEqualTo(Level.ORANGE);
        assertThat(then.worst()).isEqualTo(258);
        // cn-2018: three days over 200 begin on 11-12; seen five days ahead from 11-10 on
        Track track = result.packs().get(0).tracks().get(0);
        assertThat(track.announcements()).containsExactly(new Track.Announcement(at(10), at(12), Level.ORANGE));
        assertThat(then.leadHours()).isEqualTo(36);
        assertThat(track.spells()).hasSize(1);
        assertThat(track.spells().get(0).to()).isEqualTo(at(15));
        // cn-2024 counts the day over 150 before them, and cn-2017 misses a day over 300
        LogScore now = result.packs().get(1).scores().get(0);
        assertThat(now.outcome()).isEqualTo(LogScore.Outcome.HIT);
        assertThat(result.packs().get(1).tracks().get(0).spells().get(0).from()).isEqualTo(at(11));
        LogScore before = result.packs().get(2).scores().get(0);
        assertThat(before.outcome()).isEqualTo(LogScore.Outcome.LOWER);
        assertThat(before.level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void theDifferencesOfTwoPacksAreCountedAndExplained() {
        BacktestResult result = shijiazhuang(BacktestSetting.usual());
        PackDifference difference = result.differences().get(0);
        assertThat(difference.one() + " " + difference.other()).isEqualTo("cn-2018 cn-2024");
        assertThat(difference.days()).isOne();
        assertThat(difference.table().get(Level.NONE)).containsEntry(Level.ORANGE, 1);
        ExplainedDifference why = result.explained().get(0);
        assertThat(why.at()).isEqualTo(at(11));
        assertThat(why.other().because()).isNotEmpty();
        assertThat(why.other().level()).isEqualTo(Level.ORANGE);
    }

    @Test
    void theFirstRedAlertOfDecember2015HourByHour() {
        AirFiles files = new AirFiles(Written.STANDARDS, "北京");
        files.read(DEMONSTRATION.resolve("beijing-air-2015.csv"));
        List<LoggedWarning> log = WarningLog.read(DEMONSTRATION.resolve("beijing-warnings-2015.csv"));
        BacktestSetting setting = new BacktestSetting(null, 5, 3, List.of(), 1, 1, null, null, List.of(), 3);
        BacktestResult result = run(setting, files, log, "cn-2017", "cn-2024");
        assertThat(result.cities().get(0).series().hourly()).isTrue();
        PackReplay now = result.packs().get(1);
        assertThat(now.scores()).hasSize(log.size());
        assertThat(now.scores())
                .extracting(LogScore::outcome)
                .containsOnly(LogScore.Outcome.HIT, LogScore.Outcome.LOWER);
        assertThat(now.count(LogScore.Outcome.HIT)).isGreaterThanOrEqualTo(4);
        assertThat(now.tracks().get(0).stepHours()).isEqualTo(6);
        assertThat(now.tracks().get(0).spells())
                .allSatisfy(spell -> assertThat(spell.announced()).isBeforeOrEqualTo(spell.from()));
    }

    @Test
    void nothingIsFalseForWantOfARowAndARowWithoutItsAirIsSaidSo() {
        Path series = days("天津", LocalDate.of(2015, 12, 4), 90, 88, 76, 70, 95, 80);
        Path log = Written.file(
                folder,
                "log.csv",
                LOG_HEAD,
                "W15,天津,yellow,2015-12-05,2015-12-06T00:00,,,unknown",
                "W16,定州,orange,,2015-12-06T00:00,,,unknown",
                "W17,天津,orange,,,,,unknown");
        BacktestResult result = run(BacktestSetting.usual(), Written.read(series), WarningLog.read(log), "cn-2024");
        assertThat(result.packs().get(0).scores())
                .extracting(LogScore::outcome)
                .containsExactly(LogScore.Outcome.NOT_BORNE_OUT, LogScore.Outcome.NO_AIR, LogScore.Outcome.NO_TIME);
    }

    @Test
    void aLongGapBeginsAnewAndAShortOneDoesNot() {
        Integer none = null;
        Path shortGap = days("甲", LocalDate.of(2024, 1, 1), 210, 220, none, 230, 240, 60, 60, 60);
        assertThat(levels(shortGap, "cn-2024")).doesNotContainNull();
        Path longGap = days("甲", LocalDate.of(2024, 1, 1), 210, 220, none, none, none, 60, 60, 60);
        assertThat(levels(longGap, "cn-2024"))
                .containsExactly(Level.ORANGE, Level.ORANGE, null, null, null, Level.NONE, Level.NONE, Level.NONE);
    }

    @Test
    void aBlurredForecastIsTheSameForTheSameSeedWhateverTheLocaleAndTheNumberOfThreads() {
        Path series = random(7, 400);
        Locale usual = Locale.getDefault();
        String first = json(series, 5);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(json(series, 5)).isEqualTo(first);
        } finally {
            Locale.setDefault(usual);
        }
        assertThat(json(series, 6)).isNotEqualTo(first);
    }

    @Test
    void theWiderTheErrorTheLessStaysAndWithoutErrorAllDoes() {
        BacktestSetting setting =
                new BacktestSetting(null, 5, 3, List.of(0.000001, 0.1, 0.5), 2, 11, null, null, List.of(), 0);
        List<Stability> stability = run(setting, Written.read(random(3, 1500)), List.of(), "cn-2024")
                .packs()
                .get(0)
                .stability();
        assertThat(stability.get(0).warned()).isGreaterThan(100);
        assertThat(stability.get(0).same()).isEqualTo(stability.get(0).days());
        assertThat(stability.get(1).sameWarned()).isLessThan(stability.get(1).warned());
        assertThat(stability.get(2).sameWarned()).isLessThan(stability.get(1).sameWarned());
        assertThat(stability.get(2).missed() + stability.get(2).falseDays())
                .isGreaterThan(stability.get(1).missed() + stability.get(1).falseDays());
    }

    /** The short way round for good air must never hide a level: whatever is called quiet is judged to be without one. */
    @Test
    void quietAirHasNoLevelByAnyPack() {
        SplittableRandom random = new SplittableRandom(42);
        int quiet = 0;
        for (String id : List.of("cn-2017", "cn-2018", "cn-2024", "cn-jiangsu-2025", "cn-beijing-2023")) {
            PolicyPack pack = Written.LIBRARY.pack(id);
            for (int i = 0; i < 60; i++) {
                boolean hourly = random.nextBoolean();
                int[] values = new int[hourly ? 120 : 5];
                int top = 100 + random.nextInt(160);
                for (int unit = 0; unit < values.length; unit++) {
                    values[unit] = random.nextInt(20) == 0 ? Index.MISSING : Index.scaled(random.nextInt(top));
                }
                LocalDateTime start = LocalDateTime.of(2024, 12, 1, 0, 0);
                Series series = hourly ? Series.hourly(start, values) : Series.daily(start.toLocalDate(), values);
                if (Written.ASSESSOR.quiet(pack, series)) {
                    quiet++;
                    Basis basis = hourly && random.nextBoolean() ? Basis.SLIDING : Basis.CALENDAR;
                    assertThat(Written.ASSESSOR
                                    .assess(pack, basis, series, Context.at(Level.NONE, start), false)
                                    .level())
                            .isEqualTo(Level.NONE);
                }
            }
        }
        assertThat(quiet).isBetween(50, 290);
    }

    @Test
    void aCityThatIsNotThereIsAskedForInVain() {
        AirFiles files = Written.read(days("甲", LocalDate.of(2024, 1, 1), 100, 100));
        BacktestSetting setting = new BacktestSetting(null, 5, 3, List.of(), 1, 1, null, null, List.of("乙"), 0);
        assertThatThrownBy(() -> run(setting, files, List.of(), "cn-2024"))
                .isInstanceOf(BadFile.class)
                .hasMessage("--city: expected one of [甲], got 乙");
    }

    @Test
    void thePageNeedsNothingBesideItAndSaysWhatCameOut() {
        String page = BacktestPage.of(shijiazhuang(BacktestSetting.usual()));
        assertThat(page)
                .contains("一眼看清", "与真实预警对照", "规则包之间的差异", "逐城逐日", "石家庄", "橙色预警")
                .contains("真实 real", "36 h")
                .doesNotContain("<script", "http://", "https://", "src=", "@import");
    }

    private BacktestResult shijiazhuang(BacktestSetting setting) {
        Path series = days("石家庄", LocalDate.of(2018, 11, 6), 60, 70, 80, 70, 90, 152, 241, 258, 215, 47, 50, 55, 60);
        Path log = Written.file(
                folder,
                "log.csv",
                LOG_HEAD,
                "W089,石家庄,orange,,2018-11-11T12:00,2018-11-16T12:00,2018-11-16T12:00,as_planned");
        return run(setting, Written.read(series), WarningLog.read(log), "cn-2018", "cn-2024", "cn-2017");
    }

    private static BacktestResult run(
            BacktestSetting setting, AirFiles files, List<LoggedWarning> log, String... packs) {
        List<PolicyPack> chosen =
                List.of(packs).stream().map(Written.LIBRARY::pack).toList();
        return new Backtest(Written.ASSESSOR, setting).run(chosen, files, log);
    }

    private String json(Path series, long seed) {
        BacktestSetting setting = new BacktestSetting(null, 5, 3, List.of(0.3), 1, seed, null, null, List.of(), 4);
        BacktestResult result = run(setting, Written.read(series), List.of(), "cn-2018", "cn-2024");
        ObjectNode json = BacktestJson.of(result);
        ((ObjectNode) json.get("setting")).remove("seed");
        return json.toString();
    }

    private static List<Level> levels(Path series, String pack) {
        return run(BacktestSetting.usual(), Written.read(series), List.of(), pack)
                .packs()
                .get(0)
                .tracks()
                .get(0)
                .byDay();
    }

    private Path days(String city, LocalDate first, Integer... indices) {
        List<String> lines = new ArrayList<>(List.of("city,date,aqi"));
        LocalDate day = first;
        for (Integer index : indices) {
            lines.add(city + "," + day + "," + (index == null ? "" : index));
            day = day.plusDays(1);
        }
        return Written.file(folder, "days.csv", lines.toArray(String[]::new));
    }

    /** Days that drift, worse in winter; made, not measured. */
    private Path random(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        Integer[] days = new Integer[length];
        double weather = 0;
        for (int day = 0; day < length; day++) {
            weather = 0.7 * weather + 60 * (random.nextDouble() - 0.4);
            double season = 120 + 70 * Math.cos(2 * Math.PI * day / 365);
            days[day] = (int) Math.max(15, Math.min(500, season + 2 * weather));
        }
        return days("某市", LocalDate.of(2013, 12, 1), days);
    }

    private static LocalDateTime at(int day) {
        return LocalDateTime.of(2018, 11, day, 0, 0);
    }
}
