package io.qinglan.order;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.Site;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.inventory.StoredSite;
import io.qinglan.order.OrderAnswers.Answer;
import io.qinglan.order.OrderAnswers.Service;
import io.qinglan.store.time.Downtimes;

/** Orders as people and plant systems read them: the shared parts of the response, the site as it stood, the recorded obligations. */
@ApplicationScoped
public class OrderViews {

    private final DataSource dataSource;
    private final IssuingBook issuings;
    private final Inventory inventory;
    private final OrderAnswers answers;
    private final ObligationViews obligations;
    private final GradeObjections objections;
    private final Points points;
    private final Downtimes downtimes;
    private final ObjectMapper json;
    private final ZoneId zone;
    private final Map<List<Object>, Shared> shared = new ConcurrentHashMap<>();

    /** Made by the container. */
    public OrderViews(
            DataSource dataSource,
            IssuingBook issuings,
            Inventory inventory,
            OrderAnswers answers,
            ObligationViews obligations,
            GradeObjections objections,
            Points points,
            Downtimes downtimes,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.dataSource = dataSource;
        this.issuings = issuings;
        this.inventory = inventory;
        this.answers = answers;
        this.obligations = obligations;
        this.objections = objections;
        this.points = points;
        this.downtimes = downtimes;
        this.json = json;
        this.zone = zone;
    }

    /** A round with its shared parts. */
    record Shared(Issuing issuing, JsonNode parts) {

        Instant start() {
            return Instant.parse(parts.get("start").asText());
        }

        Instant until() {
            return parts.path("until").isTextual()
                    ? Instant.parse(parts.get("until").asText())
                    : null;
        }
    }

    /** The full shape of some orders, in their order. */
    public List<Map<String, Object>> of(Collection<OrderRow> orders) {
        List<UUID> ids = orders.stream().map(OrderRow::id).toList();
        Map<UUID, List<Service>> services = answers.services(ids);
        Map<UUID, List<Answer>> answered = answers.answers(ids);
        Map<String, StoredSite> sites = sites(orders);
        List<String> codes = orders.stream().map(OrderRow::site).distinct().toList();
        Map<String, List<GradeObjection>> objected = objections.of(codes);
        Map<String, List<Point>> pointed = pointsOf(codes);
        Map<String, SiteDetails> detailed = details(orders);
        return orders.stream()
                .map(order -> view(
                        order,
                        sites.get(named(order)),
                        services.getOrDefault(order.id(), List.of()),
                        answered.getOrDefault(order.id(), List.of()),
                        objected.getOrDefault(order.site(), List.of()),
                        meters(
                                order,
                                pointed.getOrDefault(order.site(), List.of()),
                                detailed.getOrDefault(named(order), SiteDetails.NONE))))
                .toList();
    }

    /** A site in the version of the list that its order stands on. */
    private String named(OrderRow order) {
        return order.site() + '@' + shared(order).issuing().plan().listVersion();
    }

    /** The points of some sites as they stand now, by site. */
    private Map<String, List<Point>> pointsOf(List<String> codes) {
        return points.ofSites(codes).stream().map(StoredPoint::point).collect(Collectors.groupingBy(Point::site));
    }

    /** Which points speak for what, on the day an order was issued. */
    private MeterMap meters(OrderRow order, List<Point> ofSite, SiteDetails details) {
        return MeterMap.of(ofSite, details, LocalDate.ofInstant(order.issuedAt(), zone));
    }

    /** The shared parts of an order. */
    Shared shared(OrderRow order) {
        return shared.computeIfAbsent(List.of(order.response(), order.version(), order.round()), key -> read(order));
    }

    /** When service of an order was first proven, empty while it is not. */
    static Optional<Instant> servedAt(List<Service> services) {
        return services.stream().map(Service::provenAt).filter(Objects::nonNull).min(Instant::compareTo);
    }

    /**
     * When something is due that runs from the later of the order's start and its proven service, while we can deliver; null when the
     * clock does not run.
     */
    Instant due(JsonNode within, Instant start, Optional<Instant> servedAt) {
        if (within == null || !within.isTextual() || servedAt.isEmpty()) {
            return null;
        }
        Instant from = servedAt.get().isAfter(start) ? servedAt.get() : start;
        return downtimes.due(from, Duration.parse(within.asText()));
    }

    private Map<String, StoredSite> sites(Collection<OrderRow> orders) {
        Map<String, StoredSite> found = new HashMap<>();
        byVersion(orders)
                .forEach((version, codes) ->
                        inventory.find(codes, version).forEach((code, site) -> found.put(code + '@' + version, site)));
        return found;
    }

    private Map<String, SiteDetails> details(Collection<OrderRow> orders) {
        Map<String, SiteDetails> found = new HashMap<>();
        byVersion(orders)
                .forEach((version, codes) -> inventory
                        .details(codes, version)
                        .forEach((code, details) -> found.put(code + '@' + version, details)));
        return found;
    }

    private Map<Integer, List<String>> byVersion(Collection<OrderRow> orders) {
        return orders.stream()
                .collect(Collectors.groupingBy(
                        order -> shared(order).issuing().plan().listVersion(),
                        Collectors.mapping(OrderRow::site, Collectors.toList())));
    }

    private Shared read(OrderRow order) {
        try (Connection connection = dataSource.getConnection()) {
            Issuing issuing = issuings.find(connection, order.response(), order.version(), order.round())
                    .orElseThrow();
            return new Shared(issuing, json.readTree(issuing.plan().shared()));
        } catch (SQLException e) {
            throw new IllegalStateException("the shared parts of orders cannot be read", e);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> view(
            OrderRow order,
            StoredSite stored,
            List<Service> services,
            List<Answer> answered,
            List<GradeObjection> objected,
            MeterMap meters) {
        Shared common = shared(order);
        JsonNode parts = common.parts();
        Site site = stored == null ? null : stored.site();
        Optional<Instant> servedAt = servedAt(services);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", order.id());
        view.put("number", number(order, parts));
        view.put("response", order.response());
        present(view, "warning", parts.get("warning"));
        view.put("site", order.site());
        view.put("creditCode", site == null ? null : site.creditCode());
        view.put("level", parts.get("level"));
        view.put("grade", site == null ? null : site.facts().grade());
        pendingObjection(order, objected).ifPresent(text -> view.put("pendingObjection", text));
        view.put("version", order.orderVersion());
        view.put("sequence", order.sequence());
        view.put("status", order.status());
        view.put("exercise", common.issuing().exercise());
        view.put("issuedAt", order.issuedAt());
        view.put("start", common.start());
        List<Map<String, Object>> asked = obligations.of(order, site, common, meters);
        view.put("completeBy", completeBy(asked, common.start()));
        view.put("until", common.until());
        present(view, "replyBy", due(parts.get("replyWithin"), common.start(), servedAt));
        present(view, "reportBy", due(parts.get("reportWithin"), common.start(), servedAt));
        view.put("authority", parts.get("authority"));
        view.put("addressee", addressee(site));
        view.put("facts", parts.path("facts"));
        view.put("plans", plans(order, parts));
        view.put("obligations", asked);
        endedExemptions(order).ifPresent(ended -> view.put("endedExemptions", ended));
        view.put("consequences", parts.path("consequences"));
        view.put("remedies", parts.path("remedies"));
        view.put("contacts", parts.path("contacts"));
        view.put("legalBasis", parts.path("legalBasis"));
        view.put("supplements", parts.path("supplements"));
        view.put("service", services);
        view.put("servedAt", servedAt.orElse(null));
        view.put("answers", answered);
        view.put("decision", order.decision());
        view.put("ledger", Map.of("index", order.index(), "leaf", order.leaf()));
        present(view, "previous", order.previous());
        present(view, "endedAt", order.endedAt());
        view.put("incomplete", incomplete(order, parts, site));
        return view;
    }

    /** The plans the order stands on: the government's, and the site's own as it was in force; null where there was none. */
    private static Map<String, Object> plans(OrderRow order, JsonNode parts) {
        JsonNode input = order.record().path("input");
        Map<String, Object> site = null;
        if (input.has("plan")) {
            site = new LinkedHashMap<>();
            site.put("version", input.get("planVersion"));
            site.put("digest", input.get("plan"));
        }
        Map<String, Object> plans = new LinkedHashMap<>();
        plans.put("government", parts.get("plan"));
        plans.put("site", site);
        return plans;
    }

    /** The classes that exempt the site no more because their last day had passed when the order took hold (豁免已到期). */
    private static Optional<List<Map<String, Object>>> endedExemptions(OrderRow order) {
        List<Map<String, Object>> ended = new ArrayList<>();
        order.record().at("/output/endedExemptions").properties().forEach(one -> {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("flag", one.getKey());
            view.put("until", one.getValue().asText());
            view.put("text", "豁免类别“" + one.getKey() + "”的有效期至" + one.getValue().asText() + "，本指令开始时已届满，不再作为豁免依据。");
            ended.add(view);
        });
        return ended.isEmpty() ? Optional.empty() : Optional.of(ended);
    }

    /** What was pending against the published grade when the order was decided. */
    private static Optional<Map<String, Object>> pendingObjection(OrderRow order, List<GradeObjection> objected) {
        return objected.stream()
                .filter(objection -> objection.pendingAt(order.issuedAt()))
                .findFirst()
                .map(objection -> {
                    Map<String, Object> pending = new LinkedHashMap<>();
                    pending.put("id", objection.id());
                    pending.put("filedAt", objection.filedAt());
                    pending.put("published", objection.published());
                    pending.put("claimed", objection.claimed());
                    pending.put("text", "企业已对公布的绩效等级提出异议（主张" + objection.claimed() + "级），尚在处理；处理期间按公布等级执行。");
                    return pending;
                });
    }

    /** By when everything that holds from the start is complete. */
    private static Instant completeBy(List<Map<String, Object>> asked, Instant start) {
        return asked.stream()
                .filter(obligation -> start.equals(obligation.get("start")))
                .map(obligation -> (Instant) obligation.get("completeBy"))
                .max(Instant::compareTo)
                .orElse(start);
    }

    private static void present(Map<String, Object> view, String name, Object value) {
        if (value != null && !(value instanceof JsonNode node && node.isNull())) {
            view.put(name, value);
        }
    }

    /** The order's own number: the document's, or else the response's, and the site it is addressed to. */
    private static String number(OrderRow order, JsonNode parts) {
        String document = Stream.of(parts.at("/authority/documentNumber"), parts.path("responseNumber"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElseGet(() -> order.response().toString());
        return document + "-" + order.site() + "-" + order.orderVersion();
    }

    private static Map<String, Object> addressee(Site site) {
        Map<String, Object> addressee = new LinkedHashMap<>();
        addressee.put("name", site == null ? null : site.facts().name());
        addressee.put("legalRepresentative", site == null ? null : site.legalRepresentative());
        addressee.put("address", site == null ? null : site.address());
        return addressee;
    }

    private static List<String> incomplete(OrderRow order, JsonNode parts, Site site) {
        Set<String> names = new LinkedHashSet<>();
        parts.path("incomplete").forEach(name -> names.add(name.asText()));
        if (site == null || site.creditCode() == null) {
            names.add("creditCode");
        }
        if (site == null || site.legalRepresentative() == null) {
            names.add("addressee.legalRepresentative");
        }
        if (site == null || site.address() == null) {
            names.add("addressee.address");
        }
        if (!order.record().path("input").has("plan")) {
            names.add("plans.site");
        }
        return new ArrayList<>(names);
    }
}
