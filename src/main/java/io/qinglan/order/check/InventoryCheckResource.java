package io.qinglan.order.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.authority.Areas;
import io.qinglan.inventory.ListVersions;
import io.qinglan.order.OrderPacks;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.Cursor;
import io.qinglan.web.InputError;
import io.qinglan.web.PageRequest;
import io.qinglan.web.Problem;
import io.qinglan.web.TableFile;

/** The review of the list of an area over HTTP. */
@Path("/api/v1/inventory")
@Produces(MediaType.APPLICATION_JSON)
public class InventoryCheckResource {

    private static final List<String> HEAD = List.of(
            "问题代码 code",
            "程度 severity",
            "行政区划代码 area",
            "厂区编码 site",
            "企业名称 name",
            "生产线编号 line",
            "预警级别 level",
            "字段 field",
            "问题 finding",
            "应为 expected",
            "实为 got",
            "依据 citation",
            "依据程度 certainty",
            "单元格 cell",
            "导入 import");

    private final InventoryChecks checks;
    private final ListVersions versions;
    private final OrderPacks packs;
    private final Areas areas;
    private final Access access;
    private final FindingCells cells;

    /** Made by the container. */
    public InventoryCheckResource(
            InventoryChecks checks,
            ListVersions versions,
            OrderPacks packs,
            Areas areas,
            Access access,
            FindingCells cells) {
        this.checks = checks;
        this.versions = versions;
        this.packs = packs;
        this.areas = areas;
        this.access = access;
        this.cells = cells;
    }

    /** What a reviewer finds in the list of an area. */
    @GET
    @Path("checks")
    @Operation(summary = "what a reviewer finds in the list of an area · 清单审核")
    public Map<String, Object> checks(
            @QueryParam("area") String area,
            @QueryParam("version") Integer version,
            @QueryParam("pack") String pack,
            @QueryParam("code") String code,
            @QueryParam("severity") String severity,
            @BeanParam PageRequest page) {
        InventoryChecks.Review review = review(area, version, pack);
        List<Finding> wanted = review.findings().stream()
                .filter(finding -> code == null || finding.code().equals(code))
                .filter(finding -> severity == null || finding.severity().equals(severity))
                .toList();
        int from = page.after().map(after -> (int) after.number(0)).orElse(0);
        int to = Math.min(wanted.size(), from + page.size());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("area", review.area());
        answer.put("version", review.version());
        answer.put(
                "pack", Map.of("id", review.pack().id(), "digest", review.pack().digest()));
        answer.put("sites", review.sites());
        answer.put("shares", shares(review));
        answer.put("counts", counts(review.findings()));
        answer.put("items", cells.named(wanted.subList(Math.min(from, to), to), review.version()));
        answer.put("next", to < wanted.size() ? Cursor.of(to).text() : null);
        return answer;
    }

    /** All findings as CSV. */
    @GET
    @Path("checks.csv")
    @Produces(TableFile.CSV)
    @Operation(summary = "all findings in the list of an area as CSV · 审核结果导出")
    public Response csv(
            @QueryParam("area") String area, @QueryParam("version") Integer version, @QueryParam("pack") String pack) {
        return TableFile.csv("checks", HEAD, rows(review(area, version, pack)));
    }

    /** All findings as a workbook. */
    @GET
    @Path("checks.xlsx")
    @Produces(TableFile.XLSX)
    @Operation(summary = "all findings in the list of an area as a workbook · 审核结果导出")
    public Response xlsx(
            @QueryParam("area") String area, @QueryParam("version") Integer version, @QueryParam("pack") String pack) {
        return TableFile.xlsx("checks", HEAD, rows(review(area, version, pack)));
    }

    private InventoryChecks.Review review(String area, Integer version, String pack) {
        access.requireBureau();
        List<InputError> errors = new ArrayList<>();
        if (area == null || areas.find(area).isEmpty()) {
            errors.add(InputError.parameter("area", "the six-digit code of an area kept here", area));
        }
        if (version != null && versions.find(version).isEmpty()) {
            errors.add(InputError.parameter("version", "a version of the list", version));
        }
        PolicyPack by = null;
        try {
            by = pack == null ? packs.inUse() : packs.named(pack);
        } catch (PolicyException unknown) {
            errors.add(InputError.parameter("pack", "the id of a rule pack", pack));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        access.requireArea(area);
        return checks.review(area, version == null ? versions.current() : version, by);
    }

    private static Map<String, Object> shares(InventoryChecks.Review review) {
        Map<String, Object> views = new LinkedHashMap<>();
        review.shares().forEach((level, shares) -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            shares.forEach(share -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("pollutant", share.pollutant());
                row.put("beforeKgPerDay", share.beforeKg());
                row.put("savedKgPerDay", share.savedKg());
                row.put("savedPercent", share.savedPercent());
                row.put("targetPercent", share.targetPercent());
                row.put("met", share.met());
                row.put("byExchange", share.byExchange());
                row.put("shortKgPerDay", share.shortKg());
                rows.add(row);
            });
            views.put(level, rows);
        });
        return views;
    }

    private static List<Map<String, Object>> counts(List<Finding> findings) {
        Map<String, Map<String, Object>> counts = new TreeMap<>();
        for (Finding finding : findings) {
            Map<String, Object> count = counts.computeIfAbsent(finding.code(), code -> {
                Map<String, Object> fresh = new LinkedHashMap<>();
                fresh.put("code", code);
                fresh.put("severity", finding.severity());
                fresh.put("title", finding.title());
                fresh.put("count", 0);
                return fresh;
            });
            count.merge("count", 1, (one, more) -> (Integer) one + (Integer) more);
        }
        return List.copyOf(counts.values());
    }

    private List<List<Object>> rows(InventoryChecks.Review review) {
        return cells.named(review.findings(), review.version()).stream()
                .map(finding -> Arrays.<Object>asList(
                        finding.code(),
                        finding.severity(),
                        finding.area(),
                        finding.site(),
                        finding.name(),
                        finding.line(),
                        finding.level(),
                        finding.field(),
                        finding.title().get("zh"),
                        finding.expected(),
                        finding.got(),
                        finding.citation(),
                        finding.certainty(),
                        finding.cell(),
                        finding.source()))
                .toList();
    }
}
