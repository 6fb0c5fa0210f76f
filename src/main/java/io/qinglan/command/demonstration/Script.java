package io.qinglan.command.demonstration;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the scripted people do, and say that they are scripted: confer on every proposal, approve it, start the response of both
 * counties on the city's warning and follow its changes. They look at what is there and do what is missing, so a stopped
 * demonstration goes on where it was.
 */
final class Script {

    private static final Set<String> WAITING = Set.of("open", "consulted", "awaiting_approval");
    private static final Set<String> OVER = Set.of("lifted", "expired", "cancelled", "rejected", "superseded");

    private final City city;
    private final Story story;
    private final boolean manual;
    private final Set<String> told = new HashSet<>();
    private final LeadScript leads;

    Script(City city, Story story, boolean manual) {
        this.city = city;
        this.story = story;
        this.manual = manual;
        this.leads = new LeadScript(city, story);
    }

    /** Whether consultation and approval wait for a person. */
    boolean manual() {
        return manual;
    }

    /** Whether the episode stands still because a person has to confer or approve. */
    boolean waitsForAPerson() {
        return manual && !waiting().isEmpty();
    }

    /** Tells of a forecast that gave rise to a proposal. */
    void onForecast(JsonNode answer) {
        String level = answer.path("outlook").path("level").asText("none");
        if (!answer.path("proposal").isMissingNode() && !answer.path("proposal").isNull()) {
            story.tell("预报 → 研判 " + Story.colourZh(level), "forecast → outlook " + level);
        }
    }

    /** Does what is to be done now. */
    void act(Instant now) {
        for (JsonNode proposal : waiting()) {
            tell(proposal);
            if (!manual) {
                decide(proposal);
            }
        }
        warningInForce().ifPresent(warning -> city.counties().forEach(county -> follow(county, warning)));
        if (!manual) {
            waiting().forEach(this::decide);
            answer();
            leads.act(now);
        }
    }

    /** One enterprise answers each of its orders; the others show what an unanswered order looks like. */
    private void answer() {
        for (JsonNode order :
                city.enterprise().get("/api/v1/orders?status=issued&size=1").path("items")) {
            String id = order.path("id").asText();
            if (told.add(id)) {
                String path = "/api/v1/orders/" + id + "/receipt";
                city.enterprise().post(path, Map.of("answer", "accepted", "text", "演示脚本 scripted"), path);
                String site = order.path("addressee").path("name").asText();
                story.tell(
                        "← " + site + " 已回执", "receipt of " + order.path("site").asText());
            }
        }
    }

    private List<JsonNode> waiting() {
        List<JsonNode> waiting = new ArrayList<>();
        city.government()
                .operator()
                .get("/api/v1/proposals?size=50")
                .path("items")
                .forEach(proposal -> {
                    if (WAITING.contains(proposal.path("state").asText())) {
                        waiting.add(proposal);
                    }
                });
        return waiting;
    }

    private void tell(JsonNode proposal) {
        boolean follows = proposal.path("subject").asText().equals("response");
        if (follows || !told.add(proposal.path("id").asText())) {
            return;
        }
        String act = proposal.path("act").asText();
        String level = proposal.path("level").asText();
        String from = time(proposal, proposal.hasNonNull("start") ? "start" : "at");
        story.tell(
                "建议: " + Story.actZh(act) + " " + Story.colourZh(level) + "预警,自 " + from + reasonZh(proposal),
                "proposal: " + act + " " + level + " from " + from + shortOf(proposal));
    }

    /** Confers and approves; the demonstration says in every record that nobody really did. */
    private void decide(JsonNode proposal) {
        tell(proposal);
        City.Seat seat = city.seat(proposal.path("area").asText());
        String path = "/api/v1/proposals/" + proposal.path("id").asText();
        if (proposal.path("consultations").isEmpty()
                && proposal.path("subject").asText().equals("warning")) {
            seat.operator().post(path + "/consultations", consultation(), path + "-consultation");
        }
        seat.approver()
                .post(
                        path + "/approval",
                        Map.of("decision", "approve", "reason", "演示脚本 scripted demonstration", "as", "演示值班领导"),
                        path + "-approval");
        if (proposal.path("subject").asText().equals("warning")) {
            story.tell("会商、审批(脚本)", "conferred and approved (scripted)");
        }
    }

    private Map<String, Object> consultation() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("bodies", List.of("演示市生态环境局", "演示市气象局"));
        body.put("people", List.of("演示会商员甲", "演示会商员乙"));
        body.put("forecasts", List.of("demonstration"));
        body.put("conclusion", "演示脚本: 同意规则的建议 (scripted: the rules' proposal is agreed to)");
        return body;
    }

    private Optional<JsonNode> warningInForce() {
        for (JsonNode warning :
                city.government().operator().get("/api/v1/warnings?size=5").path("items")) {
            if (!OVER.contains(warning.path("state").asText())) {
                return Optional.of(warning);
            }
        }
        return Optional.empty();
    }

    /** A county starts its response on the city's warning; its later changes the program proposes itself. */
    private void follow(City.Seat county, JsonNode warning) {
        if (responseOf(county).isEmpty()) {
            start(county, warning);
        }
    }

    private Optional<JsonNode> responseOf(City.Seat county) {
        for (JsonNode response : county.operator()
                .get("/api/v1/responses?area=" + county.area() + "&size=5")
                .path("items")) {
            if (!OVER.contains(response.path("state").asText())) {
                return Optional.of(response);
            }
        }
        return Optional.empty();
    }

    private void start(City.Seat county, JsonNode warning) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("area", county.area());
        body.put("basis", Map.of("kind", "warning", "id", warning.path("id").asText()));
        body.put("level", announced(warning));
        body.put("reason", "演示市发布预警 the city has issued a warning");
        JsonNode response = county.operator()
                .post(
                        "/api/v1/responses",
                        body,
                        "response-" + county.area() + "-" + warning.path("id").asText());
        story.tell(
                county.name() + " 拟启动 " + Story.colourZh(announced(warning)) + " 响应",
                county.area() + " is to start its response, " + announced(warning));
        response.path("open").forEach(proposal -> told.add(proposal.path("id").asText()));
    }

    /** The level that holds or is already decided to hold. */
    private static String announced(JsonNode warningOrResponse) {
        JsonNode announced = warningOrResponse.path("announced").path("level");
        return announced.isTextual()
                ? announced.asText()
                : warningOrResponse.path("level").asText();
    }

    private String time(JsonNode node, String field) {
        String at = node.path(field).asText("");
        return at.isEmpty() ? "—" : story.time(OffsetDateTime.parse(at).toInstant());
    }

    private static String reasonZh(JsonNode proposal) {
        JsonNode first = proposal.path("because").path(0);
        return first.isMissingNode() ? "" : ";依据 " + first.path("clause").asText();
    }

    private static String shortOf(JsonNode proposal) {
        JsonNode next = proposal.path("nextLevel");
        return next.path("level").isTextual()
                ? "; next level " + next.path("level").asText()
                : "";
    }
}
