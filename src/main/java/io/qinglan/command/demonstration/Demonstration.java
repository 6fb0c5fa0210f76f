package io.qinglan.command.demonstration;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Lives through the episode: hour by hour the air that was observed, twice a day the forecast of the next five days (the air that
 * came, so a forecast that comes true), and the people who confer, approve and start. Everything goes through the public HTTP
 * interface, as it would from outside.
 */
public final class Demonstration {

    private static final int FORECAST_HOURS = 120;
    private static final List<Integer> FORECAST_AT = List.of(8, 20);
    private static final Duration A_LOOK = Duration.ofSeconds(1);

    private final Episode episode = Episode.read();
    private final DemonstrationClock clock;
    private final Position position;
    private final ZoneId zone;
    private final City city;
    private final Script script;
    private final Story story;
    private final Reports reports;
    private final PlantPower power;
    private final Duration anHour;
    private final Deque<RealWarnings.Event> real;

    Demonstration(
            DemonstrationClock clock,
            Path data,
            ZoneId zone,
            City city,
            Script script,
            Story story,
            PlantPower power,
            int hoursASecond) {
        this.power = power;
        this.clock = clock;
        this.position = new Position(data);
        this.zone = zone;
        this.city = city;
        this.script = script;
        this.story = story;
        this.reports = new Reports(city, story, data, zone);
        this.anHour = Duration.ofSeconds(1).dividedBy(hoursASecond);
        this.real = new ArrayDeque<>(RealWarnings.read(zone));
    }

    /** The clock of the demonstration, at the hour where an earlier run of this data folder stopped. */
    public static DemonstrationClock clock(Clock system, String data) {
        Instant start = Episode.read().start();
        return new DemonstrationClock(system, start.plus(Duration.ofHours(new Position(Path.of(data)).hours())));
    }

    /** Lives through what is left of the episode, then leaves the clock running at real speed. */
    void run() {
        introduce();
        real.removeIf(event -> event.at().isBefore(clock.instant()));
        for (int hour = position.hours(); hour < episode.hours().size(); hour++) {
            long due = System.nanoTime() + anHour.toNanos();
            live(hour);
            position.set(hour + 1);
            sleepUntil(due);
        }
        reports.tellWhere();
        story.say("— 过程结束,程序继续运行 | the episode is over; the program stays up —");
    }

    private void introduce() {
        story.say("演示: 2015 年 11 月 20 日至 12 月 31 日北京实测空气,逐小时重演;按 cn-2024 判级(当时并未施行)。");
        story.say(
                "Demonstration: the real air of Beijing, 20 Nov to 31 Dec 2015, hour by hour; judged by cn-2024 as if it had");
        story.say("been in force then. City, people and enterprises are generated; consultation and approvals are "
                + (script.manual() ? "yours (--manual)." : "scripted."));
        story.say("≈ 当年实际 what really happened then");
    }

    private void live(int index) {
        Episode.Hour hour = episode.hours().get(index);
        clock.advanceTo(hour.at().plusHours(1).toInstant());
        tellReal();
        city.feed().post("/api/v1/observations", observation(hour), "observation-" + hour.at());
        power.live(hour.at().plusHours(1).toInstant());
        int now = clock.instant().atZone(zone).getHour();
        if (FORECAST_AT.contains(now) && index + 1 < episode.hours().size()) {
            JsonNode answer = city.feed().post("/api/v1/forecasts", forecast(index + 1), "forecast-" + hour.at());
            script.onForecast(answer);
        }
        script.act(clock.instant());
        reports.act(clock.instant());
        while (script.waitsForAPerson()) {
            sleepUntil(System.nanoTime() + A_LOOK.toNanos());
        }
    }

    private void tellReal() {
        while (!real.isEmpty() && !real.peek().at().isAfter(clock.instant())) {
            RealWarnings.Event event = real.poll();
            String zh = Story.colourZh(event.level().code()) + "预警"
                    + switch (event.what()) {
                        case ANNOUNCED -> "发布";
                        case BEGAN -> "启动";
                        case ENDED -> "解除";
                    };
            String en = event.level().code() + " warning "
                    + switch (event.what()) {
                        case ANNOUNCED -> "announced";
                        case BEGAN -> "began";
                        case ENDED -> "ended";
                    };
            story.tellReal("当年北京 " + story.time(event.at()) + " " + zh, "Beijing then: " + en);
        }
    }

    private Map<String, Object> observation(Episode.Hour hour) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("area", City.CODE);
        body.put("hours", List.of(hour.json()));
        return body;
    }

    private Map<String, Object> forecast(int from) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("area", City.CODE);
        body.put("source", "demonstration");
        body.put("issuedAt", clock.instant().atZone(zone).toOffsetDateTime().toString());
        body.put(
                "hours",
                episode.from(from, FORECAST_HOURS).stream()
                        .map(Episode.Hour::json)
                        .toList());
        return body;
    }

    private static void sleepUntil(long due) {
        long left = due - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
    }
}
