package io.qinglan.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;

import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;

/** A city that lives through an episode over HTTP: air, forecast, warning, response, orders, service, answers. */
@ApplicationScoped
class EpisodeCity {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Inject
    Desk desk;

    @Inject
    SignedIn signedIn;

    @Inject
    Profiles profiles;

    @Inject
    Inventory inventory;

    /** What was lived through; orders of the sites 0, 1, 2 by number. */
    record Lived(Desk.City city, String warning, String response, String feed, List<String> sites) {

        String code() {
            return city.code();
        }
    }

    /** Two days of heavy air, a warning and a response since an hour ago, three orders: one served and accepted, one served late. */
    Lived live() {
        Desk.City city = desk.city();
        settle(city.code());
        List<String> sites = sites(city);
        String feed = desk.key(city.code(), Role.FEED);
        observe(feed, city.code());
        forecast(city);
        String warning = desk.issue(city, "orange", now().minusSeconds(7200), null);
        String response = respond(city, warning);
        awaitOrders(city.operator(), response, 3);
        return new Lived(city, warning, response, feed, sites);
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
                        new Profile.Clocks(List.of(), null, null, Duration.ofHours(1), Duration.ofHours(24)),
                        now.roster(),
                        List.of("拒不执行的，依法处理"),
                        new Profile.Remedies(new Profile.Review("某省人民政府", 60), new Profile.Litigation("某市中级人民法院", 6)),
                        now.contacts(),
                        now.seal(),
                        now.documentNumbers()),
                UUID.nameUUIDFromBytes(new byte[] {7}));
    }

    private List<String> sites(Desk.City city) {
        List<Site> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            list.add(site(i == 2 ? city.county() : city.code(), city.code() + "-" + i));
        }
        inventory.save(list, city.code(), "test", null, null);
        return list.stream().map(Site::code).toList();
    }

    private static Site site(String area, String code) {
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
        return Site.of(area, SiteFact.of(code, "水泥" + code, "KI15", "clinker", "D", List.of(kiln)));
    }

    /** Every hour of the last two days and of today up to now: 180 µg/m³ of PM2.5. */
    private static void observe(String feed, String area) {
        Instant from = today().minusDays(2).atStartOfDay(ZONE).toInstant();
        List<Map<String, Object>> hours = new ArrayList<>();
        for (Instant at = from; at.isBefore(now()); at = at.plusSeconds(3600)) {
            hours.add(hour(at, 180));
        }
        post(feed, "/api/v1/observations", Map.of("area", area, "hours", hours)).statusCode(201);
    }

    private static Map<String, Object> hour(Instant at, int pm25) {
        Map<String, Object> hour = new HashMap<>();
        hour.put("at", at.toString());
        hour.put("pm25", pm25);
        hour.put("pm10", 210);
        hour.put("so2", 12);
        hour.put("no2", 60);
        hour.put("co", 1.5);
        hour.put("o3", 40);
        return hour;
    }

    private static void forecast(Desk.City city) {
        List<Map<String, Object>> days = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            days.add(Map.of("date", today().plusDays(i).toString(), "aqi", 220 + i, "primary", List.of("PM2.5")));
        }
        post(
                        city.operator(),
                        "/api/v1/forecasts",
                        Map.of(
                                "area",
                                city.code(),
                                "source",
                                "city-bureau",
                                "issuedAt",
                                now().toString(),
                                "standard",
                                "HJ 633-2026",
                                "days",
                                days))
                .statusCode(201);
    }

    private static String respond(Desk.City city, String warning) {
        String response = post(
                        city.operator(),
                        "/api/v1/responses",
                        Map.of(
                                "area",
                                city.code(),
                                "basis",
                                Map.of("kind", "warning", "id", warning),
                                "level",
                                "orange",
                                "reason",
                                "市政府发布预警"))
                .statusCode(201)
                .extract()
                .path("id");
        post(city.approver(), "/api/v1/responses/" + response + "/approval", Map.of("decision", "approve"))
                .statusCode(200);
        return response;
    }

    static void awaitOrders(String operator, String response, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> with(operator)
                                .get("/api/v1/orders?size=500&response=" + response)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == count);
    }

    /** The order of a site under a response. */
    static String order(String operator, String response, String site) {
        return with(operator)
                .get("/api/v1/orders?response=" + response + "&site=" + site)
                .path("items[0].id");
    }

    /** An officer proves that an order was delivered. */
    static void serve(String operator, String order, Instant delivered) {
        post(
                        operator,
                        "/api/v1/orders/" + order + "/service",
                        Map.of(
                                "channel",
                                "phone",
                                "to",
                                "12345",
                                "deliveredAt",
                                delivered.toString(),
                                "evidence",
                                "rec"))
                .statusCode(201);
    }

    /** A site answers its order. */
    void answer(String site, String order, Map<String, Object> receipt) {
        post(signedIn.key(null, site, Role.ENTERPRISE), "/api/v1/orders/" + order + "/receipt", receipt)
                .statusCode(201);
    }

    static LocalDate today() {
        return LocalDate.now(ZONE);
    }
}
