package io.qinglan.compliance.lead.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.compliance.lead.LeadAct;
import io.qinglan.compliance.lead.LeadRow;
import io.qinglan.compliance.lead.LeadView;
import io.qinglan.compliance.lead.Suspensions;
import io.qinglan.compliance.watch.VerdictView;
import io.qinglan.compliance.watch.Verdicts;
import io.qinglan.feed.window.Resolution;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.order.OrderDocuments;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/**
 * All that speaks for or against a site in a lead: the order, its meters and who they speak for, what they sent byte for byte, the windows,
 * the verdicts with their days of comparison, the rule and its parameters. The same for the site and the bureau.
 */
@ApplicationScoped
public class LeadEvidence {

    private static final Duration BEFORE = Duration.ofDays(1);

    private final LeadView views;
    private final OrderDocuments orders;
    private final Points points;
    private final SentData sent;
    private final Suspensions suspensions;
    private final Verdicts verdicts;
    private final PolicyLibrary library;
    private final String pack;
    private final ZoneId zone;
    private final Clock clock;

    /** Made by the container. */
    LeadEvidence(
            LeadView views,
            OrderDocuments orders,
            Points points,
            SentData sent,
            Suspensions suspensions,
            Verdicts verdicts,
            PolicyLibrary library,
            @ConfigProperty(name = "qinglan.pack", defaultValue = "cn-2024") String pack,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            Clock clock) {
        this.views = views;
        this.orders = orders;
        this.points = points;
        this.sent = sent;
        this.suspensions = suspensions;
        this.verdicts = verdicts;
        this.library = library;
        this.pack = pack;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * The parts of the evidence by name, in the order they are read.
     *
     * @param from begin of the span; null = a day before the lead opened
     * @param to end of the span, exclusive; null = now
     */
    public Map<String, Object> of(LeadRow lead, Instant from, Instant to) {
        Instant until = to == null ? clock.instant() : to;
        Instant since = from == null ? lead.openedAt().minus(BEFORE) : from;
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("lead", views.forSite(lead));
        parts.put("span", Map.of("from", since, "to", until));
        if (lead.life().opened().order() != null) {
            parts.put("order", orders.of(lead.life().opened().order()).orElse(null));
        }
        List<StoredPoint> own = points.ofSite(lead.site());
        parts.put("meterMap", own);
        Map<String, Object> records = new LinkedHashMap<>();
        Map<String, Object> frames = new LinkedHashMap<>();
        Map<String, Object> windows = new LinkedHashMap<>();
        for (StoredPoint stored : own) {
            Point point = stored.point();
            records.put(point.code(), sent.records(point.code(), since, until));
            frames.put(point.code(), sent.frames(point.code(), since, until));
            Resolution resolution = point.kind() == Point.Kind.POWER ? Resolution.QUARTER_HOUR : Resolution.HOUR;
            windows.put(point.code(), sent.windows(point.code(), resolution, since, until));
        }
        parts.put("records", records);
        parts.put("frames", frames);
        parts.put("windows", windows);
        parts.put("verdicts", verdicts(lead, since, until));
        parts.put("suspensions", suspensions.of(lead.site(), since, until));
        parts.put("rules", rules(LocalDate.ofInstant(lead.openedAt(), zone)));
        return parts;
    }

    /** The verdicts on what the lead doubts: figures with what was compared, rule, article, points, what would overturn them. */
    private List<VerdictView> verdicts(LeadRow lead, Instant from, Instant to) {
        LeadAct.Opened opened = lead.life().opened();
        if (opened.order() == null) {
            return List.of();
        }
        return verdicts.list(Verdicts.Wanted.ofOrder(opened.order(), from, to)).stream()
                .filter(one ->
                        opened.obligation() == null || opened.obligation().equals(one.obligation()))
                .toList();
    }

    /** The pack in use: its name and digest, and every parameter with date, source and certainty. */
    private Map<String, Object> rules(LocalDate day) {
        PolicyPack used = library.pack(pack);
        Map<String, Object> rules = new LinkedHashMap<>();
        rules.put("pack", used.id());
        rules.put("digest", used.digest());
        rules.put("document", used.document());
        rules.put("parameters", used.parameters().on(day).all());
        return rules;
    }

    /** The pack itself, in the bytes its digest is of, by name: the rules in force and all they extend. */
    Map<String, byte[]> packs() {
        Map<String, byte[]> packs = new LinkedHashMap<>();
        library.pack(pack).chain().forEach(each -> packs.put("packs/" + each.id() + ".pack", each.archive()));
        return packs;
    }
}
