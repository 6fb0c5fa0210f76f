package io.qinglan.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Authority;
import io.qinglan.authority.Powers;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.fact.Level;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.plan.PlanKind;
import io.qinglan.inventory.plan.Plans;
import io.qinglan.inventory.plan.StoredPlan;
import io.qinglan.policy.PolicyPack;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;
import io.qinglan.web.Problem;

/**
 * What all orders of a response say alike: in whose name, by which power, on what facts, what follows, what one may do against it. It
 * comes from the area's profile; what the place has not settled is left empty and named in {@code incomplete}.
 */
@ApplicationScoped
public class SharedParts {

    private final Areas areas;
    private final Profiles profiles;
    private final Powers powers;
    private final Responses responses;
    private final ListVersions versions;
    private final OrderPacks packs;
    private final Plans plans;
    private final ObjectMapper json;
    private final ZoneId zone;
    private final String engine;

    /** Made by the container. */
    public SharedParts(
            Areas areas,
            Profiles profiles,
            Powers powers,
            Responses responses,
            ListVersions versions,
            OrderPacks packs,
            Plans plans,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String engine) {
        this.areas = areas;
        this.profiles = profiles;
        this.powers = powers;
        this.responses = responses;
        this.versions = versions;
        this.packs = packs;
        this.plans = plans;
        this.json = json;
        this.zone = zone;
        this.engine = engine;
    }

    /**
     * The shared parts of a round of orders.
     *
     * @param documentNumber the number of the order document, null when the place numbers none
     */
    ObjectNode of(Issuing issuing, PolicyPack pack, int listVersion, String documentNumber) {
        Profile profile = profiles.of(issuing.area());
        Optional<Authority> authority = authority(issuing.area(), issuing.level(), issuing.start());
        Optional<ResponseView> response = responses.find(issuing.response());
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("area", issuing.area());
        parts.put("areaName", areas.get(issuing.area()).name());
        parts.put("authority", authority(authority, profile, documentNumber));
        parts.put("completeBy", issuing.start());
        parts.put("consequences", profile.consequences());
        parts.put("contacts", profile.contacts());
        parts.put("engine", engine);
        parts.put("exercise", issuing.exercise());
        parts.put("facts", response.map(this::facts).orElse(List.of()));
        parts.put("legalBasis", legalBasis(pack, issuing.start(), authority));
        parts.put("level", issuing.level().code());
        parts.put("list", list(listVersion));
        parts.put("pack", Map.of("id", pack.id(), "digest", pack.digest()));
        parts.put("plan", plan(issuing.area(), issuing.start().atZone(zone).toLocalDate()));
        parts.put("profileVersion", profile.version());
        parts.put("remedies", profile.remedies());
        parts.put("replyWithin", text(profile.clocks().replyWithin()));
        parts.put("reportWithin", text(profile.clocks().reportWithin()));
        parts.put("response", issuing.response());
        parts.put("responseNumber", response.map(ResponseView::number).orElse(null));
        parts.put("responseVersion", issuing.version());
        parts.put("start", issuing.start());
        parts.put("supplements", response.map(ResponseView::supplements).orElse(List.of()));
        parts.put(
                "transportProof",
                packs.transportProof(pack, issuing.start().atZone(zone).toLocalDate()));
        parts.put("until", issuing.until());
        parts.put("warning", response.map(ResponseView::warning).orElse(null));
        ObjectNode tree = json.valueToTree(parts);
        tree.set("incomplete", json.valueToTree(incomplete(tree)));
        return tree;
    }

    /**
     * What the orders of an area would lack, were they written at a level from an instant.
     *
     * @param incomplete fields that would say nothing
     * @param required parts without which an order is held back, with the article that asks for each
     */
    public record Lacking(List<String> incomplete, List<Map<String, String>> required) {}

    /** What orders would lack, by a pack and a version of the list; nothing is written. */
    public Lacking lacking(String area, Level level, Instant from, Instant until, PolicyPack pack, int listVersion) {
        Issuing exercise =
                new Issuing(new UUID(0, 0), 1, 0, null, area, level, from, until, true, null, null, false, null);
        ObjectNode shared = of(exercise, pack, listVersion, null);
        List<String> incomplete = new ArrayList<>();
        shared.path("incomplete").forEach(name -> incomplete.add(name.asText()));
        List<Map<String, String>> required = LawfulPart.missing(shared).stream()
                .map(part -> Map.of("part", part.part(), "article", part.article()))
                .toList();
        return new Lacking(incomplete, required);
    }

    /** The fields of the shared parts that say nothing because the place has not configured them. */
    private static List<String> incomplete(JsonNode parts) {
        Set<String> names = new LinkedHashSet<>();
        LawfulPart.missing(parts).forEach(part -> names.add(part.part()));
        Map<String, String> others = Map.of(
                "/authority/documentNumber", "authority.documentNumber",
                "/consequences", "consequences",
                "/contacts", "contacts",
                "/facts", "facts",
                "/plan", "plans.government",
                "/replyWithin", "replyBy",
                "/reportWithin", "reportBy");
        others.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(other -> LawfulPart.empty(parts.at(other.getKey())))
                .forEach(other -> names.add(other.getValue()));
        if ("none".equals(parts.at("/authority/seal/kind").asText("none"))) {
            names.add("authority.seal");
        }
        return new ArrayList<>(names);
    }

    private Optional<Authority> authority(String area, Level level, Instant at) {
        try {
            return Optional.of(powers.authority(area, Profile.Act.ORDER, level, at));
        } catch (Problem lacking) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> authority(
            Optional<Authority> authority, Profile profile, String documentNumber) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("issuer", authority.map(Authority::issuer).orElse(null));
        parts.put("power", authority.map(Authority::power).orElse(null));
        parts.put("documentNumber", documentNumber);
        parts.put("seal", profile.seal());
        return parts;
    }

    private List<String> legalBasis(PolicyPack pack, Instant start, Optional<Authority> authority) {
        Set<String> articles =
                new LinkedHashSet<>(packs.legalBasis(pack, start.atZone(zone).toLocalDate()));
        authority
                .map(Authority::power)
                .map(Authority.Power::clause)
                .filter(clause -> articles.stream().noneMatch(clause::equals))
                .ifPresent(articles::add);
        return new ArrayList<>(articles);
    }

    /** The government's plan in force on a day: the area's own, else that of the area above; null when neither is filed. */
    private Map<String, Object> plan(String area, LocalDate day) {
        for (String code = area;
                code != null;
                code = areas.find(code).map(Area::parent).orElse(null)) {
            Optional<StoredPlan> plan = plans.inForce(PlanKind.GOVERNMENT, code, day);
            if (plan.isPresent()) {
                Map<String, Object> cited = new LinkedHashMap<>();
                cited.put("area", code);
                cited.put("version", plan.get().version());
                cited.put("digest", plan.get().digest());
                cited.put("title", plan.get().title());
                cited.put("number", plan.get().number());
                return cited;
            }
        }
        return null;
    }

    private Map<String, Object> list(int version) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("version", version);
        list.put("digest", versions.find(version).map(found -> found.digest()).orElse(null));
        return list;
    }

    private List<String> facts(ResponseView response) {
        List<String> facts = new ArrayList<>();
        String number = response.number() == null ? "" : "（" + response.number() + "）";
        facts.add(areas.get(response.area()).name() + "启动重污染天气" + chinese(response.level()) + "应急响应" + number + "，自"
                + local(response.start()) + "起"
                + (response.until() == null ? "，解除时间另行通知" : "至" + local(response.until())));
        facts.add("启动依据：" + chinese(response.basis()) + id(response.basisId()));
        return facts;
    }

    private String local(Instant at) {
        return at.atZone(zone).toLocalDateTime().toString().replace('T', ' ');
    }

    private static String id(UUID id) {
        return id == null ? "" : " " + id;
    }

    private static String text(Duration duration) {
        return duration == null ? null : duration.toString();
    }

    private static String chinese(Level level) {
        return switch (level) {
            case NONE -> "";
            case BLUE -> "蓝色";
            case YELLOW -> "黄色";
            case ORANGE -> "橙色";
            case RED -> "红色";
        };
    }

    private static String chinese(ResponseView.Basis basis) {
        return switch (basis) {
            case WARNING -> "预警";
            case REGIONAL_NOTICE -> "区域应急联动通知";
            case EVENT_ASSURANCE -> "重大活动保障";
            case TEMPORARY_CONTROL -> "临时管控";
            case OTHER -> "其他依据";
        };
    }
}
