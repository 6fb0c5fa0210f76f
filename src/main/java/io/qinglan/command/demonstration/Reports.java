package io.qinglan.command.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The reports of the episode: each morning the daily report of the day before as long as something held, the upward forms handed over, and
 * after the end of a warning its evaluation, all drawn over the public interface and laid into a folder. Not a figure is typed in.
 */
final class Reports {

    private static final int MORNING = 9;
    private static final Set<String> OVER = Set.of("lifted", "expired");

    private final City city;
    private final Story story;
    private final Path folder;
    private final ZoneId zone;
    private LocalDate told;

    Reports(City city, Story story, Path data, ZoneId zone) {
        this.city = city;
        this.story = story;
        this.folder = data.resolve("reports");
        this.zone = zone;
    }

    /** Does what is to be done at an hour; a stopped demonstration goes on where it was. */
    void act(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (now.atZone(zone).getHour() != MORNING || today.equals(told)) {
            return;
        }
        told = today;
        try {
            morning(today.minusDays(1));
        } catch (ApiClient.Refused refused) {
            story.tell("报告未生成: " + refused.getMessage(), "no report: the program refused it");
        }
    }

    private void morning(LocalDate yesterday) {
        boolean held = false;
        for (JsonNode warning :
                city.government().operator().get("/api/v1/warnings?size=20").path("items")) {
            held |= holding(warning, yesterday);
            if (OVER.contains(warning.path("state").asText())) {
                evaluate(warning);
            }
        }
        if (held) {
            keep("daily-" + yesterday, "/api/v1/reports/daily.%s?area=" + City.CODE + "&date=" + yesterday);
            city.counties().forEach(this::handOver);
        }
    }

    private boolean holding(JsonNode warning, LocalDate day) {
        boolean begun = !day(warning.path("start")).isAfter(day);
        boolean ended = warning.hasNonNull("end") && day(warning.path("end")).isBefore(day);
        return begun && !ended && !warning.path("state").asText().equals("cancelled");
    }

    private LocalDate day(JsonNode at) {
        return LocalDate.ofInstant(OffsetDateTime.parse(at.asText()).toInstant(), zone);
    }

    private void evaluate(JsonNode warning) {
        String id = warning.path("id").asText();
        String name = "evaluation-" + day(warning.path("start"));
        if (Files.exists(folder.resolve(name + ".pdf"))) {
            return;
        }
        keep(name, "/api/v1/warnings/" + id + "/evaluation.%s");
        story.tell("评估报告 " + folder.resolve(name + ".pdf"), "evaluation of the episode: " + name + ".pdf, .xlsx");
    }

    /** A county hands over what is due and open, by script. */
    private void handOver(City.Seat county) {
        int count = 0;
        for (JsonNode report : county.operator()
                .get("/api/v1/reports/upward?area=" + county.area() + "&size=100")
                .path("items")) {
            boolean today = report.path("date").asText().equals(told.toString());
            if (!report.path("state").asText().equals("submitted") && !today) {
                String path = "/api/v1/reports/upward/" + report.path("id").asText() + "/submissions";
                county.operator().post(path, proof(), path);
                count++;
            }
        }
        if (count > 0) {
            story.tell(
                    county.name() + " 上报 " + count + " 份(脚本)",
                    county.area() + " handed over " + count + " reports (scripted)");
        }
    }

    private static Map<String, Object> proof() {
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("channel", "demonstration");
        proof.put("to", "演示市生态环境局");
        proof.put("evidence", "演示脚本 scripted");
        return proof;
    }

    private void keep(String name, String address) {
        try {
            Files.createDirectories(folder);
            for (String ending : new String[] {"pdf", "xlsx"}) {
                Files.write(
                        folder.resolve(name + "." + ending),
                        city.government().operator().file(String.format(address, ending)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says where the reports lie. */
    void tellWhere() {
        story.say("报告 reports: " + folder.toAbsolutePath() + "/  (日报 daily-*.pdf, 评估 evaluation-*.pdf; .xlsx)");
    }
}
