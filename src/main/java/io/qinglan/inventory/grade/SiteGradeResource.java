package io.qinglan.inventory.grade;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.inventory.Grades;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.StoredSite;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** A site's grade over HTTP: what it states of its indicators, and how far it is from the next grade. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class SiteGradeResource {

    private final GradeIndicators indicators;
    private final Grades grades;
    private final Inventory inventory;
    private final Decisions decisions;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    public SiteGradeResource(
            GradeIndicators indicators,
            Grades grades,
            Inventory inventory,
            Decisions decisions,
            Access access,
            Clock clock) {
        this.indicators = indicators;
        this.grades = grades;
        this.inventory = inventory;
        this.decisions = decisions;
        this.access = access;
        this.clock = clock;
    }

    /** What a site states of the indicators of one of its industries. */
    public record StatementInput(String industry, List<GradeIndicators.Statement> indicators) {}

    /** The site states how it stands by the indicators of one of its industries. */
    @POST
    @Path("sites/{site}/indicators")
    @Transactional
    @Operation(summary = "state how the site stands by the indicators of its industry · 申报绩效指标")
    public Map<String, Object> state(@PathParam("site") String code, StatementInput input) {
        Actor person = access.requireRole(Role.ENTERPRISE, Role.OPERATOR);
        StoredSite stored = visible(code);
        List<InputError> errors = new ArrayList<>();
        boolean named = input != null && stored.site().facts().industries().contains(input.industry());
        if (!named) {
            errors.add(InputError.at(
                    "/industry",
                    "one of " + stored.site().facts().industries(),
                    input == null ? null : input.industry()));
        }
        if (input == null || input.indicators() == null || input.indicators().isEmpty()) {
            errors.add(InputError.at("/indicators", "at least one", null));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        Set<String> known = new HashSet<>();
        indicators
                .table(
                        stored.site().area(),
                        input.industry(),
                        stored.site().facts().sub())
                .forEach(asked -> known.add(asked.indicator()));
        for (int i = 0; i < input.indicators().size(); i++) {
            GradeIndicators.Statement statement = input.indicators().get(i);
            if (!known.contains(statement.indicator())) {
                errors.add(InputError.at(
                        "/indicators/" + i + "/indicator",
                        "one of " + new java.util.TreeSet<>(known),
                        statement.indicator()));
            }
            if (statement.value() == null && statement.met() == null) {
                errors.add(InputError.at("/indicators/" + i, "value or met", "neither"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        UUID decision = record("grades.stated", stored.site().area(), code, input, person);
        indicators.state(code, input.industry(), input.indicators(), person.name(), decision);
        return gap(code);
    }

    /** How far a site is from the next grade, industry by industry and indicator by indicator. */
    @GET
    @Path("sites/{site}/grade-gap")
    @Operation(summary = "how far a site is from the next grade, indicator by indicator · 与上一等级的差距")
    public Map<String, Object> gap(@PathParam("site") String code) {
        access.requireBureauOrSite();
        StoredSite stored = visible(code);
        List<GradeGap> gaps = new ArrayList<>();
        for (String industry : stored.site().facts().industries()) {
            String sub = stored.site().facts().sub();
            List<String> scheme = List.copyOf(grades.of(List.of(industry), sub).orElse(Set.of()));
            gaps.add(indicators.gap(
                    code,
                    stored.site().area(),
                    industry,
                    sub,
                    stored.site().facts().grade(),
                    scheme));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("site", code);
        answer.put("grade", stored.site().facts().grade());
        answer.put("rule", "环办大气〔2026〕2号: the weakest indicator decides; of several industries the lowest counts");
        answer.put(
                "noTable",
                gaps.stream()
                        .filter(gap -> gap.indicators().isEmpty())
                        .map(GradeGap::industry)
                        .toList());
        answer.put("industries", gaps);
        return answer;
    }

    private StoredSite visible(String code) {
        StoredSite stored = inventory.find(code).orElseThrow(Problem::notFound);
        access.requireSite(code, stored.site().area());
        return stored;
    }

    private UUID record(String kind, String area, String site, Object input, Actor person) {
        return decisions
                .append(new Decision(
                        kind,
                        site == null ? area : site,
                        clock.instant(),
                        null,
                        null,
                        List.of(),
                        input,
                        List.of(),
                        Map.of(),
                        person,
                        area,
                        site))
                .id();
    }
}
