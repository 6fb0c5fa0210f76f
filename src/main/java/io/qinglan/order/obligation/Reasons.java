package io.qinglan.order.obligation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.qinglan.fact.Certainty;
import io.qinglan.fact.obligation.Exemption;
import io.qinglan.fact.obligation.MeasureRow;
import io.qinglan.fact.obligation.Proposal;
import io.qinglan.policy.Fired;
import io.qinglan.policy.Parameters;
import io.qinglan.policy.RuleBook;

/** The reasons of a pack's obligations. One reason serves every site that has it for the same row: kept once. Thread safe. */
final class Reasons {

    private record Name(String rule, String source) {}

    private final Map<String, Fired> heads;
    private final Parameters parameters;
    private final Map<Name, Because> known = new ConcurrentHashMap<>();

    Reasons(RuleBook book, Parameters parameters) {
        this.heads = book.heads().stream().collect(Collectors.toMap(Fired::rule, Function.identity()));
        this.parameters = parameters;
    }

    /** Why a proposal was made. */
    Because of(Proposal proposal) {
        Name name = new Name(proposal.rule(), source(proposal));
        Because because = known.get(name);
        return because != null ? because : known.computeIfAbsent(name, any -> build(proposal));
    }

    private static String source(Proposal proposal) {
        if (proposal.row() != null) {
            return proposal.row().id();
        }
        return proposal.exemption() != null ? proposal.exemption().id() : "";
    }

    private Because build(Proposal proposal) {
        Fired head = heads.get(proposal.rule());
        return switch (proposal.origin()) {
            case LIST_ROW -> because(head, "list_row", null, Certainty.STATED, Map.of());
            case OFF_PEAK -> because(head, "plan", null, Certainty.STATED, Map.of());
            case UNLISTED -> {
                var reading = parameters.get("unlisted");
                yield because(
                        head,
                        "table",
                        reading.cite(),
                        reading.certainty(),
                        Map.of("unlisted", reading.value().asText()));
            }
            case EXEMPTION -> exempt(head, proposal.exemption());
            case TABLE -> row(head, proposal.row());
        };
    }

    private static Because exempt(Fired head, Exemption exemption) {
        return new Because(
                head.rule(),
                exemption.id(),
                exemption.titleZh(),
                exemption.titleEn(),
                "table",
                exemption.citation(),
                exemption.certainty(),
                Map.of("exemption", exemption.id(), "pack", exemption.pack()));
    }

    private static Because row(Fired head, MeasureRow row) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("row", row.id());
        figures.put("pack", row.pack());
        figures.put("grade", row.grade());
        figures.put("colour", row.colour());
        if (row.amount() != null) {
            figures.put("amount", row.amount());
        }
        if (row.unit() != null) {
            figures.put("unit", row.unit());
        }
        if (row.aboutLines()) {
            figures.put("appliesTo", row.conditions().toString());
        }
        return because(head, "table", row.citation(), row.certainty(), figures);
    }

    private static Because because(
            Fired head, String source, String citation, Certainty certainty, Map<String, Object> figures) {
        return new Because(
                head.rule(), head.clause(), head.titleZh(), head.titleEn(), source, citation, certainty, figures);
    }
}
