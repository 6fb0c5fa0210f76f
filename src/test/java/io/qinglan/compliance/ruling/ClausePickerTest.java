package io.qinglan.compliance.ruling;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

/** The clauses as they stand in the file, by place, act and date. */
class ClausePickerTest {

    private static final JsonNode FILE = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
            .standard("penalty-clauses")
            .content();
    private static final LocalDate CODE = LocalDate.parse("2026-08-15");
    private static final LocalDate NOW = LocalDate.parse("2026-11-22");

    private static List<Clause> clauses() {
        List<Clause> all = new ArrayList<>();
        FILE.get("rows").forEach(row -> all.add(Clauses.clause(row)));
        return all;
    }

    private static List<String> ids(List<String> places, String act, LocalDate committed) {
        return new ClausePicker(clauses())
                .pick(places, act, committed, NOW).stream()
                        .map(one -> one.clause().id() + " " + one.why())
                        .toList();
    }

    @Test
    void everyRowNamesAnActOfTheListAndHasSourceCertaintyAndARange() {
        for (Clause clause : clauses()) {
            assertThat(FILE.get("acts").has(clause.act())).as(clause.id()).isTrue();
            assertThat(clause.cite()).as(clause.id()).contains("第");
            assertThat(clause.certainty()).as(clause.id()).isIn("stated", "inferred", "open");
            assertThat(clause.fine().from())
                    .as(clause.id())
                    .isLessThan(clause.fine().to());
        }
        assertThat(clauses().stream().map(Clause::id)).doesNotHaveDuplicates();
    }

    @Test
    void anActIsJudgedByTheLawOfItsDay() {
        assertThat(ids(List.of("130100", "130000"), "order_refused", CODE)).containsExactly("code-1134 law_at_act");
        assertThat(ids(List.of("130100", "130000"), "order_refused", CODE.minusDays(1)))
                .containsExactly("air-121 law_at_act");
        assertThat(ids(List.of("130100"), "order_refused", LocalDate.parse("2018-12-31")))
                .isEmpty();
    }

    @Test
    void aNewerClauseComesInOnlyWhereItWeighsLess() {
        Clause before = new Clause(
                "old",
                null,
                "a",
                new Clause.Range(200, 1000),
                null,
                null,
                null,
                CODE.minusYears(1),
                CODE,
                "第1条",
                "stated",
                null);
        Clause lighter = new Clause(
                "new", null, "a", new Clause.Range(100, 1000), null, null, null, CODE, null, "第2条", "stated", null);
        Clause heavier = new Clause(
                "hard", null, "a", new Clause.Range(300, 2000), null, null, null, CODE, null, "第3条", "stated", null);
        Clause crossed = new Clause(
                "mixed", null, "a", new Clause.Range(100, 2000), null, null, null, CODE, null, "第4条", "stated", null);
        List<Candidate> picked = new ClausePicker(List.of(before, lighter, heavier, crossed))
                .pick(Set.of(), "a", CODE.minusDays(1), NOW);
        assertThat(picked.stream().map(one -> one.clause().id() + " " + one.why()))
                .containsExactly("new newer_if_lighter", "old law_at_act");
        assertThat(picked).allMatch(Candidate::certain);
    }

    @Test
    void aPlaceHasItsOwnClausesBesideThoseOfTheCountry() {
        List<String> zhengzhou = List.of("410100", "410000");
        assertThat(ids(zhengzhou, "order_refused", NOW))
                .containsExactly("code-1134 law_at_act", "zhengzhou-57 law_at_act");
        assertThat(ids(List.of("410500"), "plan_not_started", NOW)).containsExactly("anyang-60-start law_at_act");
        assertThat(ids(List.of("410600"), "plan_not_started", NOW)).containsExactly("hebi-57-start law_at_act");
        assertThat(ids(List.of("130100"), "plan_not_started", NOW)).isEmpty();
    }

    @Test
    void whatIsNotSureSaysSo() {
        List<Candidate> local = new ClausePicker(clauses()).pick(List.of("371300"), "earthwork_refused", NOW, NOW);
        Candidate linyi = local.stream()
                .filter(one -> one.clause().id().equals("linyi-48"))
                .findFirst()
                .orElseThrow();
        assertThat(linyi.certain()).isFalse();
        assertThat(linyi.doubts()).containsExactly("certainty_open", "date_not_known");
        Candidate permit = new ClausePicker(clauses())
                .pick(List.of(), "special_period_beyond_permit", NOW, NOW)
                .get(0);
        assertThat(permit.doubts()).containsExactly("needs_permit_special_period");
        assertThat(permit.clause().serious()).isEqualTo(new Clause.Range(200_000, 1_000_000));
    }
}
