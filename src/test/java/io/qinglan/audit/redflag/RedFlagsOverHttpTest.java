package io.qinglan.audit.redflag;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.audit.reason.Episode;
import io.qinglan.authority.Role;
import io.qinglan.inventory.Inventory;
import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.verifier.BundleCheck;
import io.qinglan.warning.Desk;

import static io.qinglan.authority.SignedIn.with;
import static io.qinglan.warning.Desk.now;
import static io.qinglan.warning.Desk.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** What went another way than the rules, the procedure or the evidence stands in the report, with its proofs in the archive. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class RedFlagsOverHttpTest {

    @Inject
    Desk desk;

    @Inject
    Episode episode;

    @Inject
    Inventory inventory;

    private static final String FLAGS = "/api/v1/audit/red-flags";

    @Test
    void aWarningByHandOnAnOverrideIsFlaggedAndOneByTheBookIsNot() {
        Desk.City city = desk.city();
        with(city.auditor()).get(FLAGS).then().statusCode(200).body("counts.override", equalTo(0));
        desk.issue(city, "yellow", now().minusSeconds(60), null);
        with(city.auditor())
                .get(FLAGS)
                .then()
                .body("counts.override", greaterThan(0))
                .body("counts.without_consultation", equalTo(0))
                .body("items.kind", hasItem("override"))
                .body("items.find { it.kind == 'override' }.detail.reason", equalTo("no forecast at hand"))
                .body("items.find { it.kind == 'override' }.text.zh", notNullValue())
                .body("items.find { it.kind == 'override' }.decisions[0]", notNullValue());
    }

    @Test
    void anApprovalWithoutAConsultationIsFlagged() {
        Desk.City city = desk.city();
        String proposal = desk.propose(city, "yellow", now().plus(Duration.ofHours(1)), null, false);
        Map<String, Object> approval = new HashMap<>();
        approval.put("decision", "approve");
        approval.put("override", Desk.override());
        post(city.approver(), "/api/v1/proposals/" + proposal + "/approval", approval)
                .statusCode(200);
        with(city.auditor()).get(FLAGS).then().body("counts.without_consultation", equalTo(1));
    }

    @Test
    void whatTheRulesProposedAndPeopleRejectedOrMadeMilderIsFlagged() {
        Desk.City city = desk.city();
        String proposal = post(
                        city.operator(), "/api/v1/forecasts", Episode.forecast(city.code(), 80, 210, 220, 230, 90))
                .statusCode(201)
                .extract()
                .path("proposal.id");
        desk.consult(city, proposal);
        post(
                        city.approver(),
                        "/api/v1/proposals/" + proposal + "/approval",
                        Map.of("decision", "reject", "reason", "再看一天"))
                .statusCode(200);
        desk.issue(city, "yellow", now().minusSeconds(60), null);
        with(city.auditor())
                .get(FLAGS)
                .then()
                .body("counts.not_followed", equalTo(1))
                .body("items.find { it.kind == 'not_followed' }.detail.reason", equalTo("再看一天"))
                .body("counts.low_level", equalTo(1))
                .body("items.find { it.kind == 'low_level' }.detail.proposed", equalTo("orange"))
                .body("items.find { it.kind == 'low_level' }.detail.approved", equalTo("yellow"));
    }

    @Test
    void aLeadThatEndsAtTheDeskWithoutAnyEvidenceIsFlagged() {
        Desk.City city = desk.city();
        inventory.save(List.of(Episode.site(city.code(), "B")), city.code(), "test", null, null);
        String lead = post(
                        city.operator(),
                        "/api/v1/leads",
                        Map.of(
                                "source",
                                "superior",
                                "site",
                                city.code() + "-B",
                                "due",
                                now().plus(Duration.ofDays(2)).toString(),
                                "document",
                                Map.of("number", "交办〔2026〕7号"),
                                "concern",
                                "夜间生产"))
                .statusCode(201)
                .extract()
                .path("id");
        with(city.auditor()).get(FLAGS).then().body("counts.lead_without_evidence", equalTo(0));
        post(city.operator(), "/api/v1/leads/" + lead + "/verification", Map.of("outcome", "unfounded", "text", "查无此事"))
                .statusCode(201);
        with(city.auditor()).get(FLAGS).then().body("counts.lead_without_evidence", equalTo(1));
    }

    @Test
    void ordersThatNobodyIsProvenToHaveReadAreFlaggedAndTheArchiveProvesThem() throws Exception {
        Episode.Lived lived = episode.orange();
        with(lived.city().auditor()).get(FLAGS).then().body("counts.unserved_order", equalTo(4));
        byte[] zip = with(lived.city().auditor())
                .get(FLAGS + ".zip?area=" + lived.city().code())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        JsonNode catalogue = new ObjectMapper().readTree(files.get("catalogue.json"));
        String key = new String(files.get("ledger.pub"), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        int proofs = 0;
        for (JsonNode file : catalogue.get("files")) {
            byte[] body = files.get(file.get("file").asText());
            assertThat(HexFormat.of().formatHex(Leaf.digest(body)))
                    .isEqualTo(file.get("sha256").asText());
            if (file.get("file").asText().startsWith("bundles/")) {
                assertThat(BundleCheck.byKey(body, key).doubt()).isNull();
                proofs++;
            }
        }
        assertThat(proofs).isGreaterThanOrEqualTo(4);
        assertThat(files).hasSize(catalogue.get("files").size() + 1);
        assertThat(catalogue.get("notIncluded")).isEmpty();
    }

    @Test
    void onlyAuditorsApproversAndAdministratorsReadItForTheirArea() {
        Desk.City city = desk.city();
        Desk.City other = desk.city();
        for (Role role : Role.values()) {
            String key = role == Role.ENTERPRISE ? null : desk.key(city.code(), role);
            if (key == null) {
                continue;
            }
            boolean may =
                    List.of(Role.AUDITOR, Role.APPROVER, Role.ADMINISTRATOR).contains(role);
            assertThat(with(key).get(FLAGS).statusCode()).as(role.code()).isEqualTo(may ? 200 : 403);
            assertThat(with(key).get(FLAGS + ".zip").statusCode())
                    .as(role.code())
                    .isEqualTo(may ? 200 : 403);
        }
        with(city.auditor()).get(FLAGS + "?area=" + other.code()).then().statusCode(403);
        with(city.auditor())
                .get(FLAGS + "?from=2026-12-01T00:00:00Z&to=2026-11-01T00:00:00Z")
                .then()
                .statusCode(422);
    }
}
