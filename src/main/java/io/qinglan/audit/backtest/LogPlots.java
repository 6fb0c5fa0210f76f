package io.qinglan.audit.backtest;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Series;

/** The replay beside the real warnings: the air of an episode with what each pack and the city did, lead times, and every row. */
final class LogPlots {

    private static final int WIDTH = 960;
    private static final int LEFT = 150;
    private static final int EPISODES = 8;
    private static final int DAYS_AROUND = 4;
    private static final int DAYS_APART = 8;
    private static final int DATES = 16;
    private static final int HIGH = 150;
    private static final String SMALL = "font-size=\"11\" fill=\"#51606e\"";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final BacktestResult result;
    private final LevelWords words;

    LogPlots(BacktestResult result, LevelWords words) {
        this.result = result;
        this.words = words;
    }

    /** Drawings of the strictest real warnings whose begin and air are known, one for each eight days, by date. */
    String episodes() {
        Map<Long, LoggedWarning> chosen = new LinkedHashMap<>();
        List<LoggedWarning> rows = new ArrayList<>(result.log());
        rows.sort(Comparator.comparing(LoggedWarning::level).reversed());
        for (LoggedWarning row : rows) {
            int place = result.log().indexOf(row);
            LogScore score = result.packs().get(0).scores().get(place);
            if (score.level() != null && row.start() != null && row.startKnown() && chosen.size() < EPISODES) {
                chosen.putIfAbsent(row.start().toLocalDate().toEpochDay() / DAYS_APART, row);
            }
        }
        StringBuilder all = new StringBuilder();
        chosen.values().stream()
                .sorted(Comparator.comparing(LoggedWarning::start))
                .forEach(row -> all.append(episode(row)));
        return all.toString();
    }

    private String episode(LoggedWarning row) {
        int city = city(row.city());
        CityAir air = result.cities().get(city);
        LocalDateTime from = later(
                row.from().toLocalDate().minusDays(DAYS_AROUND).atStartOfDay(),
                air.series().start());
        LocalDateTime end = air.series()
                .start()
                .plusHours((long) air.series().length() * air.series().unitHours());
        LocalDateTime to = earlier(row.to().toLocalDate().plusDays(DAYS_AROUND).atStartOfDay(), end);
        Scale time = new Scale(from, to);
        int rows = result.packs().size() + 1;
        Svg svg = new Svg(WIDTH, HIGH + 40 + rows * 18, air.city() + " " + from + " – " + to);
        grid(svg, time);
        curve(svg, air, time);
        for (int pack = 0; pack < result.packs().size(); pack++) {
            bars(svg, pack, result.packs().get(pack).tracks().get(city), time);
        }
        real(svg, row.city(), time, rows - 1);
        return "<h3>" + Svg.text(row.city()) + " " + from.toLocalDate() + " – "
                + to.minusNanos(1).toLocalDate() + "</h3>" + svg.done();
    }

    /** From time to pixels. */
    private record Scale(LocalDateTime from, LocalDateTime to) {
        double x(LocalDateTime at) {
            LocalDateTime inside = earlier(later(at, from), to);
            double share = (double) Duration.between(from, inside).toMinutes()
                    / Duration.between(from, to).toMinutes();
            return LEFT + (WIDTH - LEFT - 10) * share;
        }
    }

    private static double y(double index) {
        return HIGH - (HIGH - 14) * Math.min(index, 500) / 500;
    }

    private static void grid(Svg svg, Scale time) {
        for (int line : new int[] {100, 150, 200, 300, 500}) {
            svg.line(LEFT, y(line), WIDTH - 10, y(line), "stroke=\"#e3e8ed\"");
            svg.text(LEFT - 8, y(line) + 4, "end", SMALL, "" + line);
        }
        long every = Math.max(1, Duration.between(time.from(), time.to()).toDays() / DATES);
        int number = 0;
        for (LocalDateTime day = time.from(); day.isBefore(time.to()); day = day.plusDays(1)) {
            svg.line(time.x(day), 10, time.x(day), HIGH, "stroke=\"#eef1f4\"");
            if (number++ % every == 0) {
                double middle = (time.x(day) + time.x(day.plusDays(1))) / 2;
                svg.text(middle, HIGH + 14, "middle", "font-size=\"10\" fill=\"#8a97a3\"", day.format(DAY));
            }
        }
    }

    private static void curve(Svg svg, CityAir air, Scale time) {
        int[] fine = air.fine();
        int hours = air.series().unitHours();
        StringBuilder path = new StringBuilder();
        boolean open = false;
        int first = (int) (Duration.between(air.series().start(), time.from()).toHours() / hours);
        int last = (int) (Duration.between(air.series().start(), time.to()).toHours() / hours);
        for (int unit = Math.max(0, first); unit < Math.min(last, fine.length); unit++) {
            if (fine[unit] == Index.MISSING) {
                open = false;
                continue;
            }
            LocalDateTime at = air.series().start().plusHours((long) unit * hours);
            double y = y((double) fine[unit] / Index.SCALE);
            path.append(open ? 'L' : 'M')
                    .append(Svg.number(time.x(at)))
                    .append(' ')
                    .append(Svg.number(y));
            path.append('L')
                    .append(Svg.number(time.x(at.plusHours(hours))))
                    .append(' ')
                    .append(Svg.number(y));
            open = true;
        }
        svg.path(path.toString(), "fill=\"none\" stroke=\"#39506b\" stroke-width=\"1.6\"");
        svg.text(LEFT - 44, 12, "end", SMALL, air.series().has(Series.PM25) ? "PM2.5 IAQI" : "AQI");
    }

    private void bars(Svg svg, int pack, Track track, Scale time) {
        double y = HIGH + 24 + pack * 18.0;
        svg.text(LEFT - 8, y + 11, "end", SMALL, result.packs().get(pack).pack().id());
        for (int step = Math.max(0, track.step(time.from()));
                step < track.steps() && track.at(step).isBefore(time.to());
                step++) {
            Level level = track.level(step);
            svg.rect(
                    time.x(track.at(step)),
                    y,
                    time.x(track.at(step + 1)) - time.x(track.at(step)) + .4,
                    14,
                    LevelWords.fill(level),
                    track.at(step) + " " + words.both(level));
        }
        for (Track.Announcement one : track.announcements()) {
            if (!one.announced().isBefore(time.from()) && one.announced().isBefore(time.to())) {
                svg.dot(
                        time.x(one.announced()),
                        y + 7,
                        3.5,
                        "fill=\"#fff\" stroke=\"#111\"",
                        "提出 asked for " + one.announced() + " " + words.both(one.level()));
            }
        }
    }

    private void real(Svg svg, String city, Scale time, int row) {
        double y = HIGH + 24 + row * 18.0;
        svg.text(LEFT - 8, y + 11, "end", "font-size=\"11\" fill=\"#111\" font-weight=\"600\"", "真实 real");
        for (LoggedWarning one : result.log()) {
            boolean seen = one.city().equals(city)
                    && one.from() != null
                    && one.from().isBefore(time.to())
                    && one.to().isAfter(time.from());
            if (seen) {
                String edge = one.end() == null ? " stroke-dasharray=\"4 3\"" : "";
                svg.rect(
                        time.x(one.from()),
                        y,
                        Math.max(3, time.x(one.to()) - time.x(one.from())),
                        14,
                        LevelWords.fill(one.level()) + " stroke=\"#111\"" + edge,
                        one.id() + " " + one.from() + " – " + (one.end() == null ? "?" : one.end()) + " "
                                + words.both(one.level()));
            }
        }
    }

    /** How many hours before the real begin each pack asked for the level. */
    String leads() {
        List<String> ids =
                result.packs().stream().map(replay -> replay.pack().id()).toList();
        Svg svg = new Svg(WIDTH, 40 + 34 * ids.size(), "提前时间 lead time");
        double middle = LEFT + (WIDTH - LEFT - 20) / 3.0;
        double perHour = (WIDTH - LEFT - 20) * 2 / 3.0 / 144;
        for (int hours = -72; hours <= 144; hours += 24) {
            svg.line(
                    middle + hours * perHour,
                    8,
                    middle + hours * perHour,
                    12 + 34 * ids.size(),
                    "stroke=\"" + (hours == 0 ? "#51606e" : "#e3e8ed") + "\"");
            svg.text(
                    middle + hours * perHour,
                    30 + 34 * ids.size(),
                    "middle",
                    SMALL,
                    (hours > 0 ? "+" : "") + hours + " h");
        }
        for (int pack = 0; pack < ids.size(); pack++) {
            double y = 26 + 34.0 * pack;
            svg.text(LEFT - 10, y + 4, "end", "font-size=\"13\" fill=\"#1b2733\"", ids.get(pack));
            for (int i = 0; i < result.log().size(); i++) {
                Long lead = result.packs().get(pack).scores().get(i).leadHours();
                if (lead != null) {
                    LoggedWarning row = result.log().get(i);
                    double x = middle + Math.max(-72, Math.min(144, lead)) * perHour;
                    svg.dot(
                            x,
                            y + (i % 5 - 2) * 3,
                            5.5,
                            LevelWords.fill(row.level()) + " fill-opacity=\".85\" stroke=\"#333\"",
                            row.city() + " " + row.start() + " " + words.both(row.level()) + ": " + lead + " h");
                }
            }
        }
        return svg.done();
    }

    private int city(String name) {
        for (int i = 0; i < result.cities().size(); i++) {
            if (result.cities().get(i).city().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("expected a city that was replayed, got " + name);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
