package io.qinglan.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.fact.Level;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.response.ResponseChanged;
import io.qinglan.response.ResponseEnded;
import io.qinglan.response.ResponseStarted;

/** A small city for tests of orders: clinker sites of every grade, and the events of its responses. */
@ApplicationScoped
public class TestCity {

    private static final List<String> GRADES = List.of("B", "C", "D", "A");

    @Inject
    Areas areas;

    @Inject
    Profiles profiles;

    @Inject
    Inventory inventory;

    @Inject
    Event<ResponseStarted> started;

    @Inject
    Event<ResponseChanged> changed;

    @Inject
    Event<ResponseEnded> ended;

    /** A city with one county and so many sites, every fourth of which is grade A. */
    public void found(String city, int sites) {
        String county = city.substring(0, 4) + "21";
        areas.keep(List.of(
                new Area(city, "试验市" + city, Area.Kind.CITY, null), new Area(county, "试验县", Area.Kind.COUNTY, city)));
        List<Site> list = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            list.add(site(i % 2 == 0 ? city : county, city + "-" + i, GRADES.get(i % 4)));
        }
        inventory.save(list, city, "test", null, null);
    }

    /** The remedies and consequences that make its orders lawful. */
    public void settle(String city) {
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
                UUID.nameUUIDFromBytes(new byte[] {7}));
    }

    public static Site site(String area, String code, String grade) {
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
        return Site.of(area, SiteFact.of(code, "水泥" + code, "KI15", "clinker", grade, List.of(kiln)));
    }

    public void start(UUID response, String city, Level level, Instant start) {
        QuarkusTransaction.requiringNew()
                .run(() -> started.fire(new ResponseStarted(response, 1, city, level, start, null, false)));
    }

    public void change(UUID response, int version, String city, Level from, Level to, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> changed.fire(
                        new ResponseChanged(response, version, city, from, to, "upgrade", at, null, false)));
    }

    public void end(UUID response, int version, String city, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> ended.fire(new ResponseEnded(response, version, city, "lifted", at, false)));
    }
}
