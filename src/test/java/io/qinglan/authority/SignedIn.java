package io.qinglan.authority;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** People, keys and areas for the tests of every room: a province, a city with two counties, another city. */
@ApplicationScoped
public class SignedIn {

    /** A province of the tests. */
    public static final String PROVINCE = "130000";
    /** A city with districts. */
    public static final String CITY = "130100";
    /** A county of the city. */
    public static final String COUNTY = "130121";
    /** Another county of the city. */
    public static final String OTHER_COUNTY = "130123";
    /** Another city of the province. */
    public static final String OTHER_CITY = "130200";

    @Inject
    Areas areas;

    @Inject
    Accounts accounts;

    @Inject
    Keys keys;

    /** Keeps the areas; may be called by each test. */
    @Transactional
    public void keepAreas() {
        areas.keep(List.of(
                area(PROVINCE, "河北省"),
                area(CITY, "石家庄市"),
                area(COUNTY, "井陉县"),
                area(OTHER_COUNTY, "正定县"),
                area(OTHER_CITY, "唐山市")));
    }

    /** The key of a new person with these roles. */
    @Transactional
    public String key(String area, String site, Role... roles) {
        return key(area, site, Rank.COMMANDER, roles);
    }

    /** The key of a new person of this rank. */
    @Transactional
    public String key(String area, String site, Rank rank, Role... roles) {
        return key(area, site, rank, null, roles);
    }

    /** The key of a new person who holds a law-enforcement certificate. */
    @Transactional
    public String officer(String area, String certificate, Role... roles) {
        return key(area, null, Rank.OFFICER, certificate, roles);
    }

    private String key(String area, String site, Rank rank, String certificate, Role... roles) {
        keepAreas();
        UUID by = Actor.program("test").id();
        String user = "t" + UUID.randomUUID().toString().replace("-", "");
        Accounts.Made made = accounts.make(
                new NewPerson(
                        user,
                        null,
                        "测试员 " + user.substring(0, 6),
                        "某局",
                        "科员",
                        rank,
                        certificate,
                        Set.of(roles),
                        area,
                        site,
                        false),
                false,
                by);
        return keys.forPerson(made.account(), "test", null, by).secret();
    }

    /** A request that carries the key. */
    public static RequestSpecification with(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    private static Area area(String code, String name) {
        return new Area(code, name, Area.Kind.ofCode(code), null);
    }
}
