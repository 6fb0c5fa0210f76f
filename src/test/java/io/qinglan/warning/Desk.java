package io.qinglan.warning;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.restassured.response.ValidatableResponse;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.authority.SignedIn;

import static io.qinglan.authority.SignedIn.with;

/** A bureau's desk for tests: each test gets a city of its own with a county, an operator, approvers and an auditor. */
@ApplicationScoped
public class Desk {

    private static final AtomicInteger CITIES = new AtomicInteger();

    @Inject
    SignedIn signedIn;

    @Inject
    Areas areas;

    /** The people of one city, by their keys. */
    public record City(
            String code, String county, String operator, String second, String approver, String other, String auditor) {

        /** Its name: no other city's name begins with it. */
        public String name() {
            return named(code);
        }
    }

    private static String named(String code) {
        return "示范市" + code.substring(0, 4);
    }

    /** A new city with a county of its own. */
    public City city() {
        int number = CITIES.incrementAndGet();
        int province = number < 100 ? 41 : 52; // two digits of a city in a code
        String code = String.format("%d%02d00", province, number % 99 + 1);
        String county = String.format("%d%02d22", province, number % 99 + 1);
        areas.keep(List.of(
                new Area(province + "0000", "示范省" + province, Area.Kind.PROVINCE, null),
                new Area(code, named(code), Area.Kind.CITY, null),
                new Area(county, "示范县" + number, Area.Kind.COUNTY, null)));
        return new City(
                code,
                county,
                key(code, Role.OPERATOR),
                key(code, Role.OPERATOR),
                key(code, Role.APPROVER),
                key(code, Role.APPROVER),
                key(code, Role.AUDITOR));
    }

    /** The key of one more person of an area. */
    public String key(String area, Role... roles) {
        return signedIn.key(area, null, roles);
    }

    /** Proposes a warning by hand on an override; gives the proposal's id. */
    public String propose(City city, String level, Instant start, Instant until, boolean exercise) {
        return post(city.operator(), "/api/v1/proposals", proposal(city.code(), level, start, until, exercise))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A warning proposed by hand as a body. */
    public static Map<String, Object> proposal(
            String area, String level, Instant start, Instant until, boolean exercise) {
        Map<String, Object> body = new HashMap<>();
        body.put("area", area);
        body.put("level", level);
        body.put("start", start.toString());
        body.put("until", until == null ? null : until.toString());
        body.put("reason", "numerical forecast is down, the air is visibly worse");
        body.put("exercise", exercise);
        if (!exercise) {
            body.put("override", override());
        }
        return body;
    }

    /** Records a consultation. */
    public void consult(City city, String proposal) {
        post(city.operator(), "/api/v1/proposals/" + proposal + "/consultations", consultation())
                .statusCode(201);
    }

    /** Approves. */
    public ValidatableResponse approve(String approver, String proposal) {
        return post(approver, "/api/v1/proposals/" + proposal + "/approval", Map.of("decision", "approve"));
    }

    /** Proposes, confers, approves; gives the warning's id. */
    public String issue(City city, String level, Instant start, Instant until) {
        String proposal = propose(city, level, start, until, false);
        consult(city, proposal);
        return approve(city.approver(), proposal).statusCode(200).extract().path("warning");
    }

    /** Proposes a change and has it approved. */
    public void change(City city, String warning, Map<String, Object> transition) {
        String proposal = post(city.operator(), "/api/v1/warnings/" + warning + "/transitions", transition)
                .statusCode(201)
                .extract()
                .path("id");
        consult(city, proposal);
        approve(city.approver(), proposal).statusCode(200);
    }

    /** Posts a body. */
    public static ValidatableResponse post(String key, String path, Object body) {
        return with(key).body(body).post(path).then();
    }

    /** A consultation as a body. */
    public static Map<String, Object> consultation() {
        return Map.of(
                "at", now().minusSeconds(600).toString(),
                "bodies", List.of("市生态环境局", "市气象局"),
                "people", List.of("王工", "赵预报员"),
                "forecasts", List.of("city bureau, 16:00"),
                "conclusion", "orange",
                "dissent", "the weather service expects wind a day earlier");
    }

    /** An override as a body. */
    public static Map<String, Object> override() {
        return Map.of("reason", "no forecast at hand", "legalBasis", "市应对预案 4.2");
    }

    /** Now to the second, as the API is spoken to. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
