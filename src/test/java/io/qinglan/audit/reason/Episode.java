package io.qinglan.audit.reason;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;

import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;

/** A whole episode through the doors people use: forecast, proposal, consultation, warning, response, orders. */
@ApplicationScoped
public class Episode {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Desk desk;

    @Inject
    Inventory inventory;

    @Inject
    Profiles profiles;

    /** What came of it, by ids; the decision is that of the order of the site of grade C. */
    public record Lived(
            Desk.City city, String proposal, String warning, String response, String order, String decision) {}

    /** Lives through an orange episode in a new city with sites of grades B, C, D and A. */
    public Lived orange() {
        Desk.City city = desk.city();
        settle(city.code());
        List<Site> sites = new ArrayList<>();
        for (String grade : List.of("B", "C", "D", "A")) {
            sites.add(site(city.code(), grade));
        }
        inventory.save(sites, city.code(), "test", null, null);
        String proposal = post(city.operator(), "/api/v1/forecasts", forecast(city.code(), 80, 210, 220, 230, 90))
                .statusCode(201)
                .extract()
                .path("proposal.id");
        desk.consult(city, proposal);
        String warning = desk.approve(city.approver(), proposal)
                .statusCode(200)
                .extract()
                .path("warning");
        String response = respond(city, warning);
        return order(city, proposal, warning, response);
    }

    private String respond(Desk.City city, String warning) {
        Map<String, Object> body = new HashMap<>();
        body.put("area", city.code());
        body.put("level", "orange");
        body.put("start", now().plus(Duration.ofHours(2)).toString());
        body.put("basis", Map.of("kind", "warning", "id", warning));
        body.put("reason", "按预警启动");
        String response = post(city.operator(), "/api/v1/responses", body)
                .statusCode(201)
                .extract()
                .path("id");
        post(city.approver(), "/api/v1/responses/" + response + "/approval", Map.of("decision", "approve"))
                .statusCode(200);
        return response;
    }

    private Lived order(Desk.City city, String proposal, String warning, String response) {
        String path = "/api/v1/orders?response=" + response;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> with(city.operator())
                                .get(path)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 4);
        Map<String, String> order = with(city.operator())
                .get(path + "&site=" + city.code() + "-C")
                .jsonPath()
                .getMap("items[0]", String.class, String.class);
        return new Lived(city, proposal, warning, response, order.get("id"), order.get("decision"));
    }

    /** A clinker site with one kiln. */
    public static Site site(String area, String grade) {
        LineFact kiln = new LineFact(
                "K1",
                "一号窑",
                "1#",
                "clinker_kiln",
                BigDecimal.valueOf(5000),
                "t/d",
                Emission.ofKilograms(
                        BigDecimal.valueOf(200), BigDecimal.valueOf(1500), BigDecimal.valueOf(150), BigDecimal.ZERO),
                Map.of("permit", BigDecimal.valueOf(4800)),
                null,
                null,
                false);
        return Site.of(area, SiteFact.of(area + "-" + grade, "水泥" + grade, "KI15", "clinker", grade, List.of(kiln)));
    }

    /** A forecast of days from today on. */
    public static Map<String, Object> forecast(String area, int... indices) {
        List<Map<String, Object>> days = new ArrayList<>();
        for (int i = 0; i < indices.length; i++) {
            days.add(Map.of(
                    "date",
                    LocalDate.now(ZONE).plusDays(i).toString(),
                    "aqi",
                    indices[i],
                    "primary",
                    List.of("PM2.5"),
                    "cause",
                    "stagnation"));
        }
        return Map.of(
                "area",
                area,
                "source",
                "city-bureau",
                "issuedAt",
                now().minusSeconds(600).toString(),
                "standard",
                "HJ 633-2026",
                "days",
                days);
    }

    private void settle(String city) {
        Profile now = profiles.of(city);
        profiles.keep(
                new Profile(
                        city,
                        now.version(),
                        now.powers(),
                        now.approvals(),
                        now.delegations(),
                        now.clocks(),
                        now.roster(),
                        List.of("拒不执行的，依法处理"),
                        new Profile.Remedies(new Profile.Review("某省人民政府", 60), new Profile.Litigation("某市中级人民法院", 6)),
                        now.contacts(),
                        now.seal(),
                        now.documentNumbers()),
                java.util.UUID.nameUUIDFromBytes(new byte[] {7}));
    }
}
