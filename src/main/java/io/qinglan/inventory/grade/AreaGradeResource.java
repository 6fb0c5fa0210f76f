package io.qinglan.inventory.grade;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.inventory.Inventory;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.web.Idempotent;
import io.qinglan.web.Problem;

/** Grades of an area over HTTP: the published list, and the place's table of indicators. */
@Path("/api/v1/areas/{area}/grades")
@Produces(MediaType.APPLICATION_JSON)
@Idempotent
public class AreaGradeResource {

    private static final Map<String, List<String>> PUBLISHED = Map.of(
            "site", List.of("site", "厂区编码", "排污许可证编号", "permit code"),
            "industry", List.of("industry", "行业类型", "行业"),
            "grade", List.of("grade", "绩效等级", "绩效分级"),
            "publishedOn", List.of("publishedon", "published on", "公布日期"),
            "document", List.of("document", "文件"));
    private static final Map<String, List<String>> INDICATORS = Map.of(
            "industry", List.of("industry", "行业类型", "行业"),
            "sub", List.of("sub", "子行业"),
            "indicator", List.of("indicator", "指标编码"),
            "title", List.of("title", "指标", "指标名称"),
            "kind", List.of("kind", "判定"),
            "grade", List.of("grade", "绩效等级"),
            "threshold", List.of("threshold", "限值"),
            "unit", List.of("unit", "单位"),
            "citation", List.of("citation", "依据"),
            "certainty", List.of("certainty", "依据程度"));
    private static final Set<String> KINDS = Set.of("at_most", "at_least", "yes");
    private static final Set<String> CERTAINTIES = Set.of("stated", "inferred", "open");

    private final PublishedGrades published;
    private final GradeIndicators indicators;
    private final Inventory inventory;
    private final Areas areas;
    private final Decisions decisions;
    private final Access access;
    private final Clock clock;

    /** Made by the container. */
    public AreaGradeResource(
            PublishedGrades published,
            GradeIndicators indicators,
            Inventory inventory,
            Areas areas,
            Decisions decisions,
            Access access,
            Clock clock) {
        this.published = published;
        this.indicators = indicators;
        this.inventory = inventory;
        this.areas = areas;
        this.decisions = decisions;
        this.access = access;
        this.clock = clock;
    }

    /** Takes the published list of grades of an area as CSV, whole or not at all. */
    @POST
    @Path("published")
    @Consumes({"text/csv", "application/csv"})
    @Transactional
    @Operation(summary = "take the published list of grades as CSV: site, industry, grade, day · 导入绩效分级名单")
    public Response publish(@PathParam("area") String area, byte[] body) {
        Actor person = bureau(area);
        SmallTable table = new SmallTable(body, PUBLISHED, List.of("site", "industry", "grade", "publishedOn"));
        List<PublishedGrades.Published> rows = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (SmallTable.Row row : table.rows()) {
            String site = row.required("site");
            LocalDate day = row.read("publishedOn", "a day, yyyy-mm-dd", LocalDate::parse);
            PublishedGrades.Published grade = new PublishedGrades.Published(
                    site, row.required("industry"), row.required("grade"), day, row.text("document"));
            if (day == null && row.text("publishedOn") == null) {
                row.required("publishedOn");
            }
            if (!seen.add(java.util.Arrays.asList(site, grade.industry(), day))) {
                row.wrong("each site, industry and day once", site);
            }
            known(row, site, area);
            rows.add(grade);
        }
        table.check();
        published.keep(rows, person.name());
        record("grades.published", area, Map.of("rows", rows.size()), person);
        return Response.status(201).entity(Map.of("rows", rows.size())).build();
    }

    /** Takes the place's table of indicators as CSV, whole or not at all; it replaces what the area had for these industries. */
    @POST
    @Path("indicators")
    @Consumes({"text/csv", "application/csv"})
    @Transactional
    @Operation(summary = "take the place's table of grade indicators as CSV · 导入绩效分级指标")
    public Response indicators(@PathParam("area") String area, byte[] body) {
        Actor person = bureau(area);
        SmallTable table = new SmallTable(
                body, INDICATORS, List.of("industry", "indicator", "title", "kind", "grade", "citation", "certainty"));
        List<GradeIndicators.Row> rows = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (SmallTable.Row row : table.rows()) {
            GradeIndicators.Row read = new GradeIndicators.Row(
                    row.required("industry"),
                    row.text("sub"),
                    row.required("indicator"),
                    row.required("grade"),
                    row.required("title"),
                    row.required("kind"),
                    row.read("threshold", "a number", BigDecimal::new),
                    row.text("unit"),
                    row.required("citation"),
                    row.required("certainty"));
            check(row, read);
            if (!seen.add(java.util.Arrays.asList(read.industry(), read.sub(), read.indicator(), read.grade()))) {
                row.wrong("each indicator and grade of an industry once", read.indicator());
            }
            rows.add(read);
        }
        table.check();
        indicators.keep(area, rows);
        record("grades.indicators", area, Map.of("rows", rows.size()), person);
        return Response.status(201).entity(Map.of("rows", rows.size())).build();
    }

    /** The table of indicators an area has loaded. */
    @GET
    @Path("indicators")
    @Operation(summary = "the table of grade indicators an area has loaded · 绩效分级指标")
    public Map<String, Object> indicators(@PathParam("area") String area) {
        access.requireBureauOrSite();
        areas.find(area).orElseThrow(Problem::notFound);
        return Map.of("items", indicators.rows(area));
    }

    private static void check(SmallTable.Row row, GradeIndicators.Row read) {
        if (read.kind() != null && !KINDS.contains(read.kind())) {
            row.wrong("kind: at_most, at_least or yes", read.kind());
        }
        boolean bare = read.kind() != null && !read.kind().equals("yes") && read.threshold() == null;
        if (bare && row.text("threshold") == null) {
            row.wrong("threshold: a number", null);
        }
        if (read.certainty() != null && !CERTAINTIES.contains(read.certainty())) {
            row.wrong("certainty: stated, inferred or open", read.certainty());
        }
    }

    private void known(SmallTable.Row row, String site, String area) {
        if (site == null) {
            return;
        }
        boolean there = inventory
                .find(site)
                .filter(stored -> areas.contains(area, stored.site().area()))
                .isPresent();
        if (!there) {
            row.wrong("site: one of the area's list", site);
        }
    }

    private Actor bureau(String area) {
        Actor person = access.requireRole(Role.OPERATOR);
        areas.find(area).orElseThrow(Problem::notFound);
        access.requireArea(area);
        return person;
    }

    private void record(String kind, String area, Object input, Actor person) {
        decisions.append(
                new Decision(kind, area, clock.instant(), null, null, List.of(), input, List.of(), Map.of(), person)
                        .in(area));
    }
}
