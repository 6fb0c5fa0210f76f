package io.qinglan.compliance.ruling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.compliance.lead.LeadAct;
import io.qinglan.compliance.lead.LeadDoor;
import io.qinglan.compliance.lead.LeadRow;

/** Puts together the case file of a transfer: complete, or refused with every place that is missing. */
@ApplicationScoped
class CaseFiles {

    private static final int YEARS = 2;
    private static final int YEARS_OF_HARM = 5;

    private final Clauses clauses;
    private final LeadDoor door;
    private final Clock clock;

    CaseFiles(Clauses clauses, LeadDoor door, Clock clock) {
        this.clauses = clauses;
        this.door = door;
        this.clock = clock;
    }

    /** The case file of a lead; 422 with everything that is missing. */
    Map<String, Object> of(LeadRow lead, CaseFileInput input) {
        LeadDoor.Errors errors = door.errors();
        if (input == null) {
            errors.check(
                            false,
                            "/caseFile",
                            "device, data, service, fault, act and clause: a transfer has a case file",
                            null)
                    .raise();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), clauses.zone());
        boolean day = input.committedOn() != null && !input.committedOn().isAfter(today);
        errors.check(day, "/caseFile/committedOn", "the day of the act", input.committedOn())
                .check(
                        input.act() != null && clauses.acts().has(input.act()),
                        "/caseFile/act",
                        "one of "
                                + clauses.acts().properties().stream()
                                        .map(Map.Entry::getKey)
                                        .toList(),
                        input.act());
        proven(errors, "deviceReviewed", input.deviceReviewed());
        proven(errors, "dataMarked", input.dataMarked());
        proven(errors, "served", input.served());
        said(errors, "first", input.first());
        said(errors, "minor", input.minor());
        said(errors, "corrected", input.corrected());
        noFault(errors, input.noFault());
        errors.raise();
        return written(lead, input, clause(lead, input, today));
    }

    private Candidate clause(LeadRow lead, CaseFileInput input, LocalDate today) {
        List<Candidate> may = clauses.pick(lead.area(), input.act(), input.committedOn(), today);
        Optional<Candidate> chosen = may.stream()
                .filter(one -> one.clause().id().equals(input.clause()))
                .findFirst();
        List<String> ids = may.stream().map(one -> one.clause().id()).toList();
        door.errors()
                .check(chosen.isPresent(), "/caseFile/clause", "one of " + ids, input.clause())
                .raise();
        String needs = chosen.orElseThrow().clause().needs();
        boolean confirmed = needs == null
                || input.conditions() != null && input.conditions().contains(needs);
        int years = input.harm() ? YEARS_OF_HARM : YEARS;
        door.errors()
                .check(confirmed, "/caseFile/conditions", needs + ", which the clause needs", input.conditions())
                .check(
                        !input.committedOn().plusYears(years).isBefore(today),
                        "/caseFile/committedOn",
                        "not more than " + years + " years ago (生态环境法典 第1054条)",
                        input.committedOn())
                .raise();
        return chosen.orElseThrow();
    }

    private static void proven(LeadDoor.Errors errors, String name, CaseFileInput.Statement statement) {
        errors.check(
                statement != null && statement.proven(),
                "/caseFile/" + name,
                "{holds: true, proof}: without it nothing is transferred",
                statement);
    }

    private static void said(LeadDoor.Errors errors, String name, Boolean value) {
        errors.check(value != null, "/caseFile/" + name, "true or false", value);
    }

    private static void noFault(LeadDoor.Errors errors, CaseFileInput.NoFault noFault) {
        boolean said = noFault != null && noFault.shown() != null && noFault.text() != null;
        errors.check(said, "/caseFile/noFault", "{shown, text}: what the site brought to show no fault", noFault);
        if (said) {
            errors.check(
                    !noFault.shown(),
                    "/caseFile/noFault/shown",
                    "false: without fault there is no liability (生态环境法典 第1053条), rule exempt",
                    true);
        }
    }

    private Map<String, Object> written(LeadRow lead, CaseFileInput input, Candidate chosen) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("committedOn", input.committedOn().toString());
        file.put("act", input.act());
        file.put("clause", chosen.clause().id());
        file.put("cite", chosen.clause().cite());
        file.put("certainty", chosen.clause().certainty());
        file.put("why", chosen.why());
        file.put("doubts", chosen.doubts());
        file.put("fine", range(chosen.clause().fine()));
        file.put("fineIfSerious", range(chosen.clause().serious()));
        file.put("fineOfPersons", range(chosen.clause().persons()));
        file.put("deviceReviewed", input.deviceReviewed().proof());
        file.put("dataMarked", input.dataMarked().proof());
        file.put("served", input.served().proof());
        file.put(
                "heard",
                lead.acts(LeadAct.Explained.class).stream()
                        .map(said -> said.explanation().toString())
                        .toList());
        file.put(
                "officers",
                lead.visits().stream()
                        .filter(visit -> visit.recorded() != null)
                        .flatMap(visit -> visit.asked().officers().stream())
                        .map(officer -> Map.of("name", officer.name(), "certificate", officer.certificate()))
                        .toList());
        file.put("noFault", input.noFault().text());
        file.put("first", input.first());
        file.put("minor", input.minor());
        file.put("corrected", input.corrected());
        file.put("penalty", lightness(input));
        file.values().removeIf(java.util.Objects::isNull);
        return file;
    }

    /** What the law says of slight and first cases (生态环境法典 Art 1056). */
    private static String lightness(CaseFileInput input) {
        if (input.minor() && input.corrected()) {
            return "none";
        }
        return input.first() && input.corrected() ? "may_be_none" : "as_ranged";
    }

    private static Map<String, Long> range(Clause.Range range) {
        return range == null ? null : Map.of("from", range.from(), "to", range.to());
    }
}
