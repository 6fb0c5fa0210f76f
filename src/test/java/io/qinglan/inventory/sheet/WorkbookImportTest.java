package io.qinglan.inventory.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.fact.obligation.Action;
import io.qinglan.inventory.Differences;
import io.qinglan.inventory.Freeze;
import io.qinglan.inventory.Freezes;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.LateExemption;
import io.qinglan.inventory.LateExemptions;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.SiteDifference;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Workbooks made by another program (Apache POI): odd orders, titles, styles, numbers as text, dates as numbers. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class WorkbookImportTest {

    private static final List<String> AREAS = List.of("139800", "139801", "139802");

    @Inject
    Imports imports;

    @Inject
    ImportBook book;

    @Inject
    Inventory inventory;

    @Inject
    Points points;

    @Inject
    Export export;

    @Inject
    ListVersions versions;

    @Inject
    Differences differences;

    @Inject
    Freezes freezes;

    @Inject
    LateExemptions late;

    @Inject
    Areas areas;

    @BeforeEach
    void areas() {
        areas.keep(List.of(
                new Area("139800", "测试市", Area.Kind.CITY, null),
                new Area("139801", "东县", Area.Kind.COUNTY, "139800"),
                new Area("139802", "西县", Area.Kind.COUNTY, "139800")));
    }

    @Test
    void aWholeWorkbookIsTakenAndComesBackEqual() throws IOException {
        ImportResult taken = take(whole("WB1"));
        assertThat(taken.kind()).isEqualTo("workbook");
        assertThat(taken.added()).isEqualTo(1);
        assertThat(taken.points()).isEqualTo(1);
        assertThat(taken.sources()).isEqualTo(2);

        var facts = inventory.find("WB1").orElseThrow().site().facts();
        assertThat(facts.lines()).extracting(line -> line.id()).containsExactly("K1", "M1");
        assertThat(facts.lines().get(0).base()).isEqualByComparingTo("4600");
        assertThat(facts.industries()).containsExactly("KI15", "KI06");
        assertThat(facts.listRows()).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo(Action.LIMIT);
            assertThat(row.limitTo().value()).isEqualByComparingTo("768");
        });
        SiteDetails details = inventory.details("WB1");
        assertThat(details.service().signed()).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(details.service().consentHoldsOn(LocalDate.of(2026, 11, 1))).isTrue();
        assertThat(details.overhauls())
                .singleElement()
                .satisfies(overhaul -> assertThat(overhaul.until()).isEqualTo(LocalDate.of(2026, 12, 10)));
        assertThat(details.facilities().get(0).lines()).containsExactly("K1");
        assertThat(details.measures())
                .singleElement()
                .satisfies(measure -> assertThat(measure.text()).isEqualTo("每日投料量由960吨降至768吨"));
        assertThat(points.find("WB1-E1").orElseThrow().point().targets()).hasSize(2);

        for (boolean english : new boolean[] {false, true}) {
            ImportResult again = take(exported(english));
            assertThat(again.errors()).isEmpty();
            assertThat(again.added() + again.changed() + again.points() + again.sources())
                    .isZero();
            assertThat(again.version()).isEqualTo(versions.current());
        }
        for (SheetKind kind : SheetKind.values()) {
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            export.csv(kind, new Export.Wanted(AREAS, versions.current(), false), csv);
            ImportResult again = take(csv.toByteArray());
            assertThat(again.added() + again.changed() + again.points() + again.sources())
                    .as(kind.code())
                    .isZero();
        }
    }

    @Test
    void thePublishedLayoutIsReadByHeadingsNotByPlace() throws IOException {
        take("site,area,name,industry,grade\nXT1,139801,甲玻璃厂,玻璃,B\nXT2,139801,乙焦化厂,焦化,C\nXT3,139802,丙厂,水泥,B\n"
                .getBytes(StandardCharsets.UTF_8));
        take("site,line,process,capacity,unit\nXT1,G1,玻璃熔窑,960,t/d\nXT2,J1,焦炉,1000,t/d\nXT3,K1,水泥熟料窑,5000,t/d\n"
                .getBytes(StandardCharsets.UTF_8));
        byte[] list;
        try (Workbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("工业源清单");
            sheet.createRow(0).createCell(0).setCellValue("某市2026年重污染天气应急减排清单");
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 7));
            row(sheet, 2, "序号", "类别", "企业名称", "县", "绩效等级", "红色", "橙色", "黄色");
            row(sheet, 3, "1", "重点", "甲玻璃厂", "东县", "地方B", "停产", "每日投料量由960吨降至768吨", "限产10%");
            row(sheet, 4, "2", "重点", "乙焦化厂", "东县", "民生豁免-C", "延长结焦时间至36小时", "视情况而定", "自主减排");
            row(sheet, 5, "3", "重点", "丙厂", "西县", "长期停产", null, null, null);
            list = bytes(workbook);
        }
        ImportResult taken = take(list);
        assertThat(taken.kind()).isEqualTo("measures");
        assertThat(taken.tables().get(0).header()).isEqualTo(3);
        assertThat(taken.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.cell()).isEqualTo("工业源清单!G5");
            assertThat(warning.got()).isEqualTo("视情况而定");
        });
        var glass = inventory.find("XT1").orElseThrow().site().facts();
        assertThat(glass.listRows())
                .extracting(row -> row.colour() + " " + row.action().code())
                .containsExactlyInAnyOrder("red stop", "orange limit", "yellow limit");
        assertThat(inventory.details("XT1").gradeScheme()).isEqualTo("local");
        var coke = inventory.find("XT2").orElseThrow().site().facts();
        assertThat(coke.flags()).contains("livelihood");
        assertThat(coke.listRows())
                .singleElement()
                .satisfies(row -> assertThat(row.action()).isEqualTo(Action.EXTEND));
        assertThat(inventory.details("XT2").measures()).hasSize(3);
        assertThat(inventory.find("XT3").orElseThrow().site().facts().lines()).allMatch(line -> line.longStopped());
        assertThat(inventory.find("XT3").orElseThrow().site().facts().grade()).isNull();
    }

    @Test
    void everyErrorHasItsCellAndTheMarkedCopyShowsIt() throws IOException {
        int before = versions.current();
        byte[] file;
        try (Workbook workbook = new XSSFWorkbook()) {
            Sheet sites = workbook.createSheet("厂区");
            row(sites, 0, "企业名称", "厂区编码", "行业类型", "县(市、区)", "绩效等级");
            row(sites, 1, "好厂", "BAD1", "水泥", "东县", "B");
            row(sites, 2, "坏厂", "BAD2", "水泥厂", "东县", "引领性");
            row(sites, 3, "级厂", "BAD3", "水泥", "东县", "引领性");
            Sheet lines = workbook.createSheet("生产 线");
            row(lines, 0, "厂区编码", "生产线编号", "工序", "SO2日排放量", "日产能", "产能单位");
            row(lines, 1, "BAD1", "K1", "水泥熟料窑", "-5", "5000", "t/d");
            row(lines, 2, "BAD1", "K1", "水泥熟料窑", "5", "5000", "t/d");
            lines.getRow(2).createCell(3).setCellFormula("HYPERLINK(\"http://example.invalid\")");
            Sheet overhauls = workbook.createSheet("检修");
            row(overhauls, 0, "厂区编码", "检修对象", "检修开始", "检修结束");
            row(overhauls, 1, "BAD1", "K1", "2026-12-10", "2026-12-01");
            file = bytes(workbook);
        }
        Problem refused = catchThrowableOfType(Problem.class, () -> take(file));

        assertThat(refused.errors())
                .extracting(InputError::cell)
                .containsExactlyInAnyOrder("厂区!C3", "厂区!E4", "'生产 线'!D2", "'生产 线'!D3", "'生产 线'!B3", "检修!D2");
        assertThat(versions.current()).isEqualTo(before);
        assertThat(inventory.find("BAD1")).isEmpty();

        UUID id = UUID.fromString(refused.about().substring(refused.about().lastIndexOf('/') + 1));
        ImportResult report = imports.find(id).orElseThrow();
        assertThat(report.status()).isEqualTo("refused");
        assertThat(report.errors()).containsExactlyElementsOf(refused.errors());
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        new MarkedCopy(report, Limits.ofRows(1_000)).write(book.file(id).orElseThrow(), marked);
        try (Workbook copy = WorkbookFactory.create(new ByteArrayInputStream(marked.toByteArray()))) {
            Cell wrong = copy.getSheet("厂区").getRow(2).getCell(2);
            assertThat(wrong.getStringCellValue()).isEqualTo("水泥厂");
            assertThat(wrong.getCellComment().getString().getString()).contains("KI15");
            assertThat(wrong.getCellStyle().getFillForegroundColorColor()).isNotNull();
            assertThat(copy.getSheet("厂区").getRow(1).getCell(0).getCellComment())
                    .isNull();
            assertThat(copy.getSheet("生产 线").getRow(2).getCell(3).getStringCellValue())
                    .startsWith("=HYPERLINK");
            assertThat(copy.getSheetAt(0).getLastRowNum()).isEqualTo(6);
        }
    }

    @Test
    void theTemplateIsReadBackWithItsExamples() throws IOException {
        areas.keep(List.of(new Area("139901", "某县", Area.Kind.COUNTY, null)));
        for (boolean english : new boolean[] {false, true}) {
            ByteArrayOutputStream filled = new ByteArrayOutputStream();
            new TemplateWorkbook(english, true).write(filled);
            try (Workbook template = WorkbookFactory.create(new ByteArrayInputStream(filled.toByteArray()))) {
                assertThat(template.getSheet(english ? "Lines" : "生产线").getDataValidations())
                        .isNotEmpty();
                assertThat(template.getSheet(english ? "Sites" : "厂区")
                                .getRow(0)
                                .getCell(0)
                                .getCellComment())
                        .isNotNull();
            }
            ImportResult dry = imports.take(
                    new Imports.Upload(filled.toByteArray(), "t.xlsx", true, null, null),
                    operator("张三"),
                    List.of("139901"));
            assertThat(dry.errors()).isEmpty();
            assertThat(dry.tables()).hasSize(12);
            ByteArrayOutputStream empty = new ByteArrayOutputStream();
            new TemplateWorkbook(english, false).write(empty);
            assertThat(imports.take(
                                    new Imports.Upload(empty.toByteArray(), "t.xlsx", true, null, null),
                                    operator("张三"),
                                    List.of("139901"))
                            .rows())
                    .isZero();
        }
    }

    @Test
    void differencesNameEveryField() {
        take("site,area,name,industry,grade\nDIF1,139801,甲,KI15,B\n".getBytes(StandardCharsets.UTF_8));
        int one = take("site,line,process,capacity,unit\nDIF1,K1,clinker_kiln,5000,t/d\n"
                        .getBytes(StandardCharsets.UTF_8))
                .version();
        int two = take("site,line,process,capacity,unit\nDIF1,K1,clinker_kiln,4800,t/d\n"
                        .getBytes(StandardCharsets.UTF_8))
                .version();
        take("site,role,phone\nDIF1,duty,12345\n".getBytes(StandardCharsets.UTF_8));

        assertThat(differences.sites(one, two, AREAS, "", 10)).singleElement().satisfies(difference -> {
            assertThat(difference.change()).isEqualTo("changed");
            assertThat(difference.fields())
                    .containsExactly(new SiteDifference.Field("lines[K1].capacity", "5000", "4800"));
        });
        assertThat(differences.sites(one - 2, versions.current(), AREAS, "DIF", 10))
                .filteredOn(difference -> difference.code().equals("DIF1"))
                .singleElement()
                .satisfies(difference -> assertThat(difference.change()).isEqualTo("added"));
    }

    @Test
    void aFrozenListNeedsReasonDocumentAndASecondPerson() {
        take("site,area,name,industry,grade\nFRZ1,139802,甲,KI15,B\n".getBytes(StandardCharsets.UTF_8));
        UUID id = freeze("139802");
        byte[] change = "site,area,name,industry,grade,flags\nFRZ1,139802,甲,KI15,A,military_export\n"
                .getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(catchThrowableOfType(Problem.class, () -> take(change)).name())
                    .isEqualTo("list-frozen");
            Imports.Upload reasoned = new Imports.Upload(change, null, false, "评级更正", "某环函〔2026〕1号");
            ImportResult pending = imports.take(reasoned, operator("张三"), AREAS);
            assertThat(pending.status()).isEqualTo("pending");
            assertThat(inventory.find("FRZ1").orElseThrow().site().facts().grade())
                    .isEqualTo("B");
            assertThat(catchThrowableOfType(
                                    Problem.class,
                                    () -> imports.decide(pending.id(), true, "同意", operator("张三"), AREAS))
                            .name())
                    .isEqualTo("same-person");
            ImportResult approved = imports.decide(pending.id(), true, "同意", operator("李四"), AREAS);
            assertThat(approved.status()).isEqualTo("taken");
            assertThat(approved.version()).isEqualTo(versions.current());
            assertThat(inventory.find("FRZ1").orElseThrow().site().facts().grade())
                    .isEqualTo("A");
            assertThat(late.before(List.of("139802"), Instant.now().plusSeconds(5)))
                    .filteredOn(exemption -> exemption.site().equals("FRZ1"))
                    .extracting(LateExemption::flag)
                    .containsExactly("military_export");
            assertThat(catchThrowableOfType(
                                    Problem.class, () -> imports.decide(pending.id(), true, "再", operator("王五"), AREAS))
                            .status())
                    .isEqualTo(409);
        } finally {
            freezes.close(id, "某市总结报告", "测试", operator("李四"));
        }
        assertThat(freezes.isFrozen(List.of("139802"))).isFalse();
    }

    private UUID freeze(String area) {
        QuarkusTransaction.requiringNew().run(() -> {
            freezes.proposed(area, "proposal-1");
            freezes.bound(area, "warning-1", Instant.now());
        });
        Freeze freeze = freezes.list(List.of(area), null, 1).get(0);
        assertThat(freeze.state()).isEqualTo("open");
        assertThat(freezes.isFrozen(List.of(area))).isTrue();
        assertThat(freezes.isFrozen(List.of("139801"))).isFalse();
        QuarkusTransaction.requiringNew().run(() -> freezes.ended(area, "warning-1", Instant.now()));
        assertThat(freezes.find(freeze.id()).orElseThrow().state()).isEqualTo("awaiting_report");
        assertThat(freezes.isFrozen(List.of(area))).isTrue();
        return freeze.id();
    }

    private byte[] whole(String site) throws IOException {
        try (Workbook workbook = new XSSFWorkbook()) {
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d"));
            Sheet rows = workbook.createSheet("减排措施");
            row(rows, 0, "预警级别", "生产线编号", "排污许可证编号", "措施");
            row(rows, 1, "橙色预警", "K1", site, "每日投料量由960吨降至768吨");
            Sheet lines = workbook.createSheet("生产线");
            row(lines, 0, "日产能", "产能单位", "厂区编码", "工序", "生产线编号", "环评批复产能日均", "NOx日排放量", "MF编号", "产品");
            row(lines, 1, "５０００", "t/d", site, "水泥熟料窑", "K1", "4,600", "1150.5", "MF0001", "熟料");
            row(lines, 2, null, null, site, "水泥粉磨", "M1", null, null, null, null);
            lines.getRow(1).getCell(6).setCellValue(0.1 + 0.2);
            Sheet sites = workbook.createSheet("厂区");
            row(sites, 0, "厂区编码", "企业名称", "县(市、区)", "行业类型", "绩效等级", "日车辆数", "错峰开始", "错峰结束", "错峰生产线");
            row(sites, 1, site, "甲水泥厂", "东县", "水泥;铸造", "B级", "12", "11-15", "3月15日", "K1");
            Sheet outlets = workbook.createSheet("排放口");
            row(outlets, 0, "厂区编码", "排放口编号", "对应生产线");
            row(outlets, 1, site, "DA001", "K1");
            Sheet facilities = workbook.createSheet("设施");
            row(facilities, 0, "厂区编码", "治理设施编号", "对应生产线", "对应排放口", "是否备用");
            row(facilities, 1, site, "TA001", "K1", "DA001", "是");
            Sheet meters = workbook.createSheet("监测点位");
            row(meters, 0, "厂区编码", "点位编码", "点位类型", "对应生产线", "对应关系", "分摊比例", "CT变比", "用电用途", "检定有效期");
            row(meters, 1, site, site + "-E1", "用电监管", "K1", "共用", "0.6", "200", "生产", "2027-01-01");
            row(meters, 2, site, site + "-E1", "用电监管", "M1", "共用", "0.4", "200", "生产", "2027-01-01");
            Sheet contacts = workbook.createSheet("联系人");
            row(contacts, 0, "厂区编码", "角色", "联系电话", "24小时值班");
            row(contacts, 1, site, "值班", "+86 310 1234567", "是");
            Sheet service = workbook.createSheet("送达");
            row(service, 0, "厂区编码", "送达地址", "同意电子送达", "签署日期", "电子送达方式", "扫描件摘要");
            row(service, 1, site, "某镇1号", "是", null, "x@example.invalid", "AB".repeat(32));
            Cell signed = service.getRow(1).createCell(3);
            signed.setCellValue(LocalDate.of(2026, 10, 1));
            signed.setCellStyle(date);
            Sheet overhauls = workbook.createSheet("检修");
            row(overhauls, 0, "厂区编码", "检修对象", "检修开始", "检修结束");
            row(overhauls, 1, site, "K1", "2026年12月1日", "2026/12/10");
            Sheet dust = workbook.createSheet("扬尘源");
            row(dust, 0, "扬尘源编号", "区县", "工地名称", "占地面积", "橙色");
            row(dust, 1, site + "-D1", "东县", "某工地", "12000", "停止土石方作业");
            Sheet mobile = workbook.createSheet("移动源");
            row(mobile, 0, "移动源编号", "区县", "用车单位", "数量");
            row(mobile, 1, site + "-M1", "东县", "某车队", "12");
            Sheet notes = workbook.createSheet("附注");
            row(notes, 0, "本表由某市编制");
            return bytes(workbook);
        }
    }

    private byte[] exported(boolean english) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.workbook(new Export.Wanted(AREAS, versions.current(), english), out);
        return out.toByteArray();
    }

    private ImportResult take(byte[] file) {
        return imports.take(file, null, false, operator("张三"), AREAS);
    }

    private static void row(Sheet sheet, int line, String... cells) {
        Row row = sheet.createRow(line);
        for (int place = 0; place < cells.length; place++) {
            if (cells[place] != null) {
                row.createCell(place).setCellValue(cells[place]);
            }
        }
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    private static Actor operator(String name) {
        return new Actor(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                "测试市生态环境局",
                "值班员",
                null,
                Set.of(Role.OPERATOR),
                "139800",
                null,
                false);
    }
}
