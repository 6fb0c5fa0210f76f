package io.qinglan.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.order.OrderCounts;
import io.qinglan.warning.PublicWarnings;
import io.qinglan.warning.PublicWarnings.PublicWarning;

/** The page without sign-in: the warning that is announced or in force, why, and how many sites have their orders. */
@PermitAll
@Path("/")
public class PublicPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final PublicWarnings warnings;
    private final OrderCounts counts;
    private final Clock clock;
    private final ZoneId zone;
    private final boolean demo;

    /** Made by the container. */
    PublicPage(
            PublicWarnings warnings,
            OrderCounts counts,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone") String zone,
            @ConfigProperty(name = "qinglan.demo") boolean demo) {
        this.warnings = warnings;
        this.counts = counts;
        this.clock = clock;
        this.zone = ZoneId.of(zone);
        this.demo = demo;
    }

    /** The templates of this page. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance current(Shown shown, boolean zh);
    }

    /** All that the page says. */
    record Shown(boolean demo, String now, List<Card> warnings, List<Row> responses) {}

    /** One warning. */
    record Card(
            String level,
            String colour,
            String area,
            String state,
            String start,
            String end,
            String number,
            String issuer,
            int version,
            List<String> reasons) {}

    /** One response and how far its orders are. */
    record Row(String area, String level, String colour, String state, long orders, long obligations, long receipts) {}

    /** The page, in Chinese, or in English with {@code ?lang=en}. */
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Blocking
    @Operation(summary = "Current warning, for everybody · 当前预警")
    public TemplateInstance current(@QueryParam("lang") String language) {
        boolean zh = !"en".equals(language);
        Wording words = Wording.of(zh);
        List<Card> cards =
                warnings.current().stream().map(warning -> card(warning, words)).toList();
        List<Row> rows = counts.underWay().stream().map(row -> row(row, words)).toList();
        return Templates.current(new Shown(demo, time(clock.instant()), cards, rows), zh);
    }

    private Card card(PublicWarning warning, Wording words) {
        return new Card(
                warning.level(),
                words.level(warning.level()),
                warning.areaName(),
                words.state(warning.state()),
                time(warning.start()),
                warning.end() == null ? words.openEnd() : time(warning.end()),
                warning.number(),
                warning.issuer(),
                warning.version(),
                reasons(warning.because(), words));
    }

    private Row row(OrderCounts.Count count, Wording words) {
        return new Row(
                count.areaName(),
                count.level(),
                words.level(count.level()),
                words.state(count.state()),
                count.orders(),
                count.obligations(),
                count.receipts());
    }

    /** Each reason once, with its article. */
    private static List<String> reasons(JsonNode because, Wording words) {
        Set<String> reasons = new LinkedHashSet<>();
        for (JsonNode reason : because) {
            reasons.add(words.of(reason.path("title")) + " — "
                    + reason.path("clause").asText());
        }
        return new ArrayList<>(reasons);
    }

    private String time(Instant instant) {
        return instant == null ? "—" : TIME.format(instant.atZone(zone));
    }
}
