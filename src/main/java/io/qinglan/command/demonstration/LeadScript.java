package io.qinglan.command.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the scripted people do with leads: a patrol hands one in about the enterprise that answers, the desk looks, the enterprise
 * explains, a named person rules. Leads that open by themselves go the same way; where a site says nothing, its time to be heard passes
 * before anything is held against it.
 */
final class LeadScript {

    private static final String LEADS = "/api/v1/leads";
    private static final Duration A_DAY = Duration.ofDays(1);

    private final City city;
    private final Story story;
    private final Set<String> done = new HashSet<>();

    LeadScript(City city, Story story) {
        this.city = city;
        this.story = story;
    }

    /** Does what is to be done now; what the program refuses is told once, and the episode goes on. */
    void act(Instant now) {
        try {
            handle(now);
        } catch (ApiClient.Refused refused) {
            if (done.add("refused-" + refused.getMessage())) {
                story.tell("线索办理被拒绝", refused.getMessage());
            }
        }
    }

    private void handle(Instant now) {
        patrol(now);
        for (JsonNode lead : city.government()
                .operator()
                .get(LEADS + "?status=reported&size=20")
                .path("items")) {
            tell(lead);
            desk(lead);
        }
        explain();
        for (JsonNode lead : city.government()
                .operator()
                .get(LEADS + "?status=verified&size=20")
                .path("items")) {
            rule(lead, now);
        }
    }

    /** A patrol sees something at the gate of the enterprise, once in each response. */
    private void patrol(Instant now) {
        for (JsonNode order :
                city.enterprise().get("/api/v1/orders?status=issued&size=1").path("items")) {
            boolean begun = !OffsetDateTime.parse(order.path("start").asText())
                    .toInstant()
                    .plus(A_DAY)
                    .isAfter(now);
            String response = order.path("response").asText();
            if (begun && done.add("patrol-" + response)) {
                Map<String, Object> lead = new LinkedHashMap<>();
                lead.put("source", "patrol");
                lead.put("site", order.path("site").asText());
                lead.put("order", order.path("id").asText());
                lead.put("due", now.plus(A_DAY).toString());
                lead.put("concern", "演示巡查: 夜间厂区有作业声 (scripted patrol: work heard at night)");
                seat(order).operator().post(LEADS, lead, "patrol-" + response);
            }
        }
    }

    private void tell(JsonNode lead) {
        String id = lead.path("id").asText();
        if (done.add("told-" + id)) {
            String site = lead.path("site").asText();
            String source = lead.path("source").asText();
            story.tell("线索: " + site + " (" + source + ")", "lead: " + site + " (" + source + ")");
        }
    }

    private void desk(JsonNode lead) {
        Map<String, Object> looked = new LinkedHashMap<>();
        looked.put("outcome", "papers_suffice");
        looked.put("text", "演示脚本: 数据已足 (scripted: data at hand suffice)");
        String path = LEADS + "/" + lead.path("id").asText() + "/verification";
        seat(lead).operator().post(path, looked, path);
    }

    /** The one enterprise explains its own leads; the others show what silence looks like. */
    private void explain() {
        for (JsonNode lead : city.enterprise().get(LEADS + "?size=20").path("items")) {
            String id = lead.path("id").asText();
            boolean open = lead.path("status").asText().equals("reported");
            if (open && !lead.path("heard").asBoolean() && done.add("heard-" + id)) {
                String path = LEADS + "/" + id + "/explanations";
                Map<String, Object> said = new LinkedHashMap<>();
                said.put("reason", "maintenance");
                said.put("text", "演示脚本: 停产期间检修 (scripted: maintenance while the line stood)");
                city.enterprise().post(path, said, path);
                story.tell("← " + lead.path("site").asText() + " 已申辩", "explained: maintenance");
            }
        }
    }

    private void rule(JsonNode lead, Instant now) {
        String by = lead.path("explainBy").asText("");
        boolean late = !by.isEmpty() && !OffsetDateTime.parse(by).toInstant().isAfter(now);
        boolean heard = lead.path("heard").asBoolean();
        boolean unanswered = !lead.path("suspended").isEmpty();
        if (unanswered || !heard && !late) {
            return;
        }
        boolean against = !heard && lead.path("source").asText().equals("verdict");
        Map<String, Object> ruling = new LinkedHashMap<>();
        ruling.put("finding", against ? "rectify" : "closed");
        ruling.put("text", "演示脚本: 核对电量与申辩 (scripted: energy and explanation compared)");
        if (against) {
            ruling.put("rectifyBy", now.plus(A_DAY).toString());
        }
        String path = LEADS + "/" + lead.path("id").asText() + "/rulings";
        seat(lead).approver().post(path, ruling, path);
        String site = lead.path("site").asText();
        story.tell("认定: " + site + (against ? " 责令整改" : " 办结"), "ruled: " + site + " " + ruling.get("finding"));
    }

    private City.Seat seat(JsonNode thing) {
        String area = thing.path("area").asText("");
        return city.seat(area.isEmpty() ? City.CODE : area);
    }
}
