package io.qinglan.audit.backtest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.qinglan.fact.Level;

/** Drawings of how many days each pack gives each level, and on which days. A season runs from July to June, so that a winter is whole. */
final class LevelPlots {

    private static final int WIDTH = 960;
    private static final int LEFT = 150;
    private static final int JULY = 7;
    private static final int STRIP = 7;
    private static final String SMALL = "font-size=\"11\" fill=\"#51606e\"";
    private static final String PLAIN = "font-size=\"13\" fill=\"#1b2733\"";

    private final BacktestResult result;
    private final LevelWords words;

    LevelPlots(BacktestResult result, LevelWords words) {
        this.result = result;
        this.words = words;
    }

    /** Days per level of each pack, all cities together. */
    String totals() {
        int most = 1;
        for (PackReplay replay : result.packs()) {
            most = Math.max(most, warned(PackReplay.days(replay.tracks())));
        }
        Svg svg = new Svg(WIDTH, 20 + 46 * result.packs().size(), "各级别天数 days per level");
        int y = 10;
        for (PackReplay replay : result.packs()) {
            Map<Level, Integer> days = PackReplay.days(replay.tracks());
            svg.text(LEFT - 10, y + 20, "end", PLAIN, replay.pack().id());
            double x = LEFT;
            for (Level level : LevelWords.COLOURS) {
                double wide = (WIDTH - LEFT - 70.0) * days.get(level) / most;
                svg.rect(
                        x, y, wide, 28, LevelWords.fill(level), words.both(level) + ": " + days.get(level) + " 天 days");
                if (wide > 34) {
                    svg.text(
                            x + wide / 2,
                            y + 19,
                            "middle",
                            "font-size=\"12\" fill=\"" + ink(level) + "\"",
                            "" + days.get(level));
                }
                x += wide;
            }
            svg.text(x + 8, y + 19, "start", PLAIN, "" + warned(days));
            y += 46;
        }
        return svg.done();
    }

    /** Days per level of each season, the packs side by side. */
    String seasons() {
        Map<Integer, List<Map<Level, Integer>>> seasons = new TreeMap<>();
        Map<Integer, Integer> known = new TreeMap<>();
        for (int pack = 0; pack < result.packs().size(); pack++) {
            count(pack, seasons, known);
        }
        int most = 1;
        for (List<Map<Level, Integer>> packs : seasons.values()) {
            most = Math.max(
                    most, packs.stream().mapToInt(LevelPlots::warned).max().orElse(1));
        }
        int height = 220;
        Svg svg = new Svg(WIDTH, height + 60, "各季天数 days per season");
        double each = (WIDTH - 60.0) / seasons.size();
        double bar = Math.min(26, each / (result.packs().size() + 1));
        svg.line(50, height, WIDTH - 10, height, "stroke=\"#9aa7b3\"");
        svg.text(44, 16, "end", SMALL, "" + most);
        svg.line(50, 12, WIDTH - 10, 12, "stroke=\"#e3e8ed\"");
        int place = 0;
        for (Map.Entry<Integer, List<Map<Level, Integer>>> season : seasons.entrySet()) {
            double x = 54 + place * each;
            for (int pack = 0; pack < season.getValue().size(); pack++) {
                column(
                        svg,
                        x + pack * (bar + 2),
                        bar,
                        height,
                        most,
                        pack,
                        season.getValue().get(pack));
            }
            svg.text(
                    x + each / 2 - 4,
                    height + 18,
                    "middle",
                    SMALL,
                    season.getKey() + "/" + (season.getKey() + 1) % 100);
            svg.text(
                    x + each / 2 - 4,
                    height + 34,
                    "middle",
                    "font-size=\"10\" fill=\"#8a97a3\"",
                    known.get(season.getKey()) + " 城日");
            place++;
        }
        return svg.done();
    }

    private void column(Svg svg, double x, double wide, int height, int most, int pack, Map<Level, Integer> days) {
        double y = height;
        for (Level level : LevelWords.COLOURS) {
            double high = (height - 12.0) * days.getOrDefault(level, 0) / most;
            if (high > 0) {
                y -= high;
                svg.rect(
                        x,
                        y,
                        wide,
                        high,
                        LevelWords.fill(level),
                        result.packs().get(pack).pack().id() + " " + words.both(level) + ": " + days.get(level));
            }
        }
    }

    private void count(int pack, Map<Integer, List<Map<Level, Integer>>> seasons, Map<Integer, Integer> known) {
        for (Track track : result.packs().get(pack).tracks()) {
            LocalDate day = track.start().toLocalDate();
            for (Level level : track.byDay()) {
                List<Map<Level, Integer>> season = seasons.computeIfAbsent(season(day), any -> blank());
                if (level != null) {
                    season.get(pack).merge(level, 1, Integer::sum);
                    known.merge(season(day), pack == 0 ? 1 : 0, Integer::sum);
                } else {
                    known.merge(season(day), 0, Integer::sum);
                }
                day = day.plusDays(1);
            }
        }
    }

    private List<Map<Level, Integer>> blank() {
        List<Map<Level, Integer>> blank = new ArrayList<>();
        result.packs().forEach(pack -> blank.add(new TreeMap<>()));
        return blank;
    }

    /** Each city: one line a season, in it one strip a pack, and black the warnings of the log. */
    String calendar(int city) {
        CityAir air = result.cities().get(city);
        int first = season(air.firstDay());
        int last = season(air.lastDay());
        int line = STRIP * (result.packs().size() + 1) + 6;
        Svg svg = new Svg(WIDTH, 22 + (last - first + 1) * line, air.city() + " 逐日级别 level by day");
        double perDay = (WIDTH - LEFT) / 366.0;
        for (int month = 0; month < 12; month++) {
            LocalDate start = LocalDate.of(2019, JULY, 1).plusMonths(month);
            double x = LEFT + perDay * ChronoUnit.DAYS.between(LocalDate.of(2019, JULY, 1), start);
            svg.text(x + 12, 12, "start", SMALL, start.getMonthValue() + "月");
            svg.line(x, 16, x, 22 + (last - first + 1) * line, "stroke=\"#eef1f4\"");
        }
        for (int season = first; season <= last; season++) {
            svg.text(LEFT - 10, 20 + (season - first) * line + line / 2.0, "end", SMALL, season + "/" + (season + 1));
        }
        for (int pack = 0; pack < result.packs().size(); pack++) {
            strips(svg, pack, result.packs().get(pack).tracks().get(city), first, line, perDay);
        }
        logged(svg, air, first, last, line, perDay);
        return svg.done();
    }

    private void strips(Svg svg, int pack, Track track, int first, int line, double perDay) {
        List<Level> days = track.byDay();
        LocalDate begin = track.start().toLocalDate();
        int from = 0;
        while (from < days.size()) {
            LocalDate day = begin.plusDays(from);
            int to = from;
            while (to < days.size() && days.get(to) == days.get(from) && season(begin.plusDays(to)) == season(day)) {
                to++;
            }
            Level level = days.get(from);
            if (level != null) {
                double x = LEFT + perDay * dayOfSeason(day);
                double y = 20 + (season(day) - first) * line + pack * STRIP;
                svg.rect(
                        x,
                        y,
                        (to - from) * perDay,
                        STRIP - 1.0,
                        LevelWords.fill(level),
                        level == Level.NONE
                                ? null
                                : track.city() + " " + day + " – " + begin.plusDays(to - 1L) + " "
                                        + result.packs().get(pack).pack().id() + " " + words.both(level));
            }
            from = to;
        }
    }

    private void logged(Svg svg, CityAir air, int first, int last, int line, double perDay) {
        for (LoggedWarning row : result.log()) {
            if (!row.city().equals(air.city()) || row.from() == null) {
                continue;
            }
            LocalDate from = row.from().toLocalDate();
            LocalDate to = row.to().minusNanos(1).toLocalDate();
            if (season(from) < first || season(from) > last || season(to) != season(from)) {
                continue;
            }
            double x = LEFT + perDay * dayOfSeason(from);
            double y = 20 + (season(from) - first) * line + result.packs().size() * STRIP;
            double wide = Math.max(3, perDay * (ChronoUnit.DAYS.between(from, to) + 1));
            svg.rect(
                    x,
                    y,
                    wide,
                    STRIP - 1.0,
                    LevelWords.fill(row.level()) + " stroke=\"#111\" stroke-width=\"1.2\"",
                    "真实预警 real warning " + row.id() + " " + from + " " + words.both(row.level()));
        }
    }

    private static int season(LocalDate day) {
        return day.getMonthValue() >= JULY ? day.getYear() : day.getYear() - 1;
    }

    private static long dayOfSeason(LocalDate day) {
        return ChronoUnit.DAYS.between(LocalDate.of(season(day), JULY, 1), day);
    }

    private static int warned(Map<Level, Integer> days) {
        return LevelWords.COLOURS.stream()
                .mapToInt(level -> days.getOrDefault(level, 0))
                .sum();
    }

    private static String ink(Level level) {
        return level == Level.YELLOW || level == Level.ORANGE ? "#1b2733" : "#ffffff";
    }
}
