package io.qinglan.inventory.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Role;
import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ImportsTest {

    private static final List<String> AREAS = List.of("139900", "139901");
    private static final int MANY = 4_000;

    @Inject
    Imports imports;

    @Inject
    Inventory inventory;

    @Inject
    ListVersions versions;

    @Inject
    Areas areas;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void areas() {
        areas.keep(List.of(
                new Area("139900", "某市", Area.Kind.CITY, null), new Area("139901", "某县", Area.Kind.COUNTY, "139900")));
    }

    @Test
    void readsTheThreeFilesByTheNamesOfTheirColumns() {
        take("name,site,industry,area,grade,电话\n甲水泥厂,IMP-1,水泥,某县,B级,12345\n");
        take("厂区编码,工序,生产线编号,日产能,产能单位,NOx日排放量,环评批复产能日均\nIMP-1,水泥熟料窑,K1,5000,t/d,1150.5,4600\n");
        ImportResult result = take("线,site,level,line,action,limitTo,unit,base\nx,IMP-1,橙色,K1,限产,3680,t/d,4600\n");

        assertThat(result.kind()).isEqualTo("list_rows");
        assertThat(result.ignoredColumns()).containsExactly("线");
        SiteFact facts = inventory.find("IMP-1").orElseThrow().site().facts();
        assertThat(facts.industries()).containsExactly("KI15");
        assertThat(facts.grade()).isEqualTo("B");
        assertThat(facts.lines()).singleElement().satisfies(line -> {
            assertThat(line.process()).isEqualTo("clinker_kiln");
            assertThat(line.base()).isEqualByComparingTo("4600");
            assertThat(line.emission().kilograms("NOx")).isEqualByComparingTo("1150.5");
        });
        assertThat(facts.listRows()).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo(Action.LIMIT);
            assertThat(row.colour()).isEqualTo("orange");
            assertThat(row.limitTo().value()).isEqualByComparingTo(new BigDecimal("3680"));
        });
    }

    @Test
    void everyImportIsAVersionAndOldVersionsStayReadable() {
        int before = take("site,area,name,industry\nVER-1,139900,甲,KI15\n").version();
        ImportResult same = take("site,area,name,industry\nVER-1,139900,甲,KI15\n");
        int after = take("site,area,name,industry\nVER-1,139900,乙,KI15\n").version();

        assertThat(same.version()).isEqualTo(before);
        assertThat(same.unchanged()).isEqualTo(1);
        assertThat(inventory.find("VER-1", before).orElseThrow().site().facts().name())
                .isEqualTo("甲");
        assertThat(inventory.find("VER-1").orElseThrow().site().facts().name()).isEqualTo("乙");
        assertThat(versions.find(after).orElseThrow().digest())
                .isNotEqualTo(versions.find(before).orElseThrow().digest());
    }

    @Test
    void readsGb18030() {
        byte[] file = "厂区编码,行政区划代码,企业名称,行业类型\nGB-1,139901,乙铸造厂,铸造\n".getBytes(Charset.forName("GB18030"));
        ImportResult result = imports.take(file, "a.csv", false, operator(), AREAS);

        assertThat(result.charset()).isEqualTo("GB18030");
        assertThat(inventory.find("GB-1").orElseThrow().site().facts().name()).isEqualTo("乙铸造厂");
    }

    @Test
    void namesEveryErrorByLineAndCellAndChangesNothing() {
        int before = versions.current();
        Problem refused = refusal("site,area,name,industry,creditCode,grade,longitude\n"
                + "ERR-1,139900,甲,KI15,91350100M000100Y43,B,117.1\n"
                + "ERR-2,110000,,水泥厂,91350100M000100Y44,E,217\n"
                + "ERR-1,139900,甲,KI15,,,\n");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errors())
                .extracting(InputError::line, InputError::cell, InputError::got)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(3, "B3", "110000"),
                        org.assertj.core.groups.Tuple.tuple(3, "C3", "nothing"),
                        org.assertj.core.groups.Tuple.tuple(3, "D3", "水泥厂"),
                        org.assertj.core.groups.Tuple.tuple(3, "E3", "91350100M000100Y44"),
                        org.assertj.core.groups.Tuple.tuple(3, "F3", "E"),
                        org.assertj.core.groups.Tuple.tuple(3, "G3", "217"),
                        org.assertj.core.groups.Tuple.tuple(4, "A4", "ERR-1 again"));
        assertThat(versions.current()).isEqualTo(before);
        assertThat(inventory.find("ERR-1")).isEmpty();
    }

    @Test
    void refusesRowsOfSitesAndLinesThatAreNotListed() {
        take("site,area,name,industry\nROW-1,139900,甲,KI15\n");
        assertThat(refusal("site,line,process\nNOWHERE,K1,clinker_kiln\n").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.cell()).isEqualTo("A2"));
        assertThat(refusal("site,line,level,action\nROW-1,K9,red,stop\n").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.cell()).isEqualTo("B2"));
        assertThat(refusal("site,line,level,action,unit\nROW-1,K9,red,limit,\n").errors())
                .extracting(InputError::cell)
                .contains("B2", "E2");
    }

    @Test
    void aDryRunChangesNothing() {
        ImportResult result = imports.take(
                "site,area,name,industry\nDRY-1,139900,甲,KI15\n".getBytes(StandardCharsets.UTF_8),
                null,
                true,
                operator(),
                AREAS);
        assertThat(result.added()).isEqualTo(1);
        assertThat(result.version()).isNull();
        assertThat(inventory.find("DRY-1")).isEmpty();
        assertThat(imports.find(result.id())).contains(result);
    }

    @Test
    void refusesAFileThatIsNoList() {
        assertThat(refusal("a,b\n1,2\n").errors().get(0).line()).isEqualTo(1);
        assertThat(refusal("").status()).isEqualTo(422);
        assertThat(refusal("site,area,name,industry\n\"open,1\n").status()).isEqualTo(422);
        assertThat(refusal("site,厂区编码,area,name,industry\n").status()).isEqualTo(422);
    }

    @Test
    void aFileOfManySitesIsTakenWholeWhileItIsStillRead() throws IOException {
        ImportResult result = imports.take(manySites("BIG-"), "list.xlsx", false, operator(), AREAS);

        assertThat(result.added()).isEqualTo(MANY);
        for (String code : List.of("BIG-1", "BIG-2000", "BIG-" + MANY)) {
            assertThat(inventory
                            .find(code, result.version())
                            .orElseThrow()
                            .site()
                            .facts()
                            .name())
                    .isEqualTo("名为" + code);
        }
    }

    @Test
    void aSiteTheTableRefusesInTheMiddleOfAFileLeavesNothingOfIt() throws Exception {
        take("site,area,name,industry\nMID-1,139900,原名,KI15\n");
        int before = versions.current();
        execute("create function refuse_a_site() returns trigger language plpgsql as"
                + " $$ begin raise exception 'the table refuses it' using errcode = '23514'; end $$");
        execute("create trigger refuse_a_site before insert on site for each row when (new.code = 'MID-2000')"
                + " execute function refuse_a_site()");
        try {
            byte[] file = manySites("MID-");
            assertThatThrownBy(() -> imports.take(file, "list.xlsx", false, operator(), AREAS))
                    .rootCause()
                    .hasMessageContaining("the table refuses it");
        } finally {
            execute("drop trigger refuse_a_site on site");
            execute("drop function refuse_a_site()");
        }
        assertThat(versions.current()).isEqualTo(before);
        assertThat(inventory.find("MID-1").orElseThrow().site().facts().name()).isEqualTo("原名");
        assertThat(inventory.find("MID-2")).isEmpty();

        ImportResult again = imports.take(manySites("MID-"), "list.xlsx", false, operator(), AREAS);
        assertThat(again.added())
                .as("the same file is taken once nothing refuses it")
                .isEqualTo(MANY - 1);
        assertThat(again.changed()).isEqualTo(1);
    }

    /** A workbook of so many sites that their states are sent in several parts. */
    private static byte[] manySites(String prefix) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("厂区");
            List<String> head = List.of("厂区编码", "区划代码", "企业名称", "行业类型");
            for (int place = 0; place < head.size(); place++) {
                sheet.value(0, place, head.get(place));
            }
            for (int i = 1; i <= MANY; i++) {
                sheet.value(i, 0, prefix + i);
                sheet.value(i, 1, "139900");
                sheet.value(i, 2, "名为" + prefix + i);
                sheet.value(i, 3, "KI15");
            }
        }
        return bytes.toByteArray();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ImportResult take(String csv) {
        return imports.take(csv.getBytes(StandardCharsets.UTF_8), null, false, operator(), AREAS);
    }

    private Problem refusal(String csv) {
        return catchThrowableOfType(Problem.class, () -> take(csv));
    }

    private static Actor operator() {
        return new Actor(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                "张三",
                "某市生态环境局",
                "值班员",
                null,
                Set.of(Role.OPERATOR),
                "139900",
                null,
                false);
    }
}
