package io.qinglan.inventory.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a site's operation plan (一厂一策) says: the content of one version, as the site wrote it and the bureau filed it. The parts are
 * those of the guide to such plans (重污染天气应急响应一厂一策编制指南, as known second-hand) and what makes a stop safe.
 *
 * @param stopOrder codes of lines in the order in which they stop; empty = file order
 * @param lines what each line does at each level, and what it needs to stop safely
 * @param transport what vehicles do at each level; the lines' rules for people: {@code forbid} of a vehicle class
 * @param dependants who lives on what the site gives: town gas, heat, steam
 * @param checkSheet what an inspector looks at on site (现场检查表)
 * @param responsible who answers for carrying it out, null when not named
 * @param approvalOpinion what the approving body said (审批意见), null before
 */
public record OperationPlan(
        List<String> stopOrder,
        List<LinePlan> lines,
        List<PlannedMeasure> transport,
        List<Dependant> dependants,
        List<CheckItem> checkSheet,
        Responsible responsible,
        String approvalOpinion) {

    /** Keeps unchangeable copies; null lists count as empty. */
    public OperationPlan {
        stopOrder = stopOrder == null ? List.of() : List.copyOf(stopOrder);
        lines = lines == null ? List.of() : List.copyOf(lines);
        transport = transport == null ? List.of() : List.copyOf(transport);
        dependants = dependants == null ? List.of() : List.copyOf(dependants);
        checkSheet = checkSheet == null ? List.of() : List.copyOf(checkSheet);
    }

    /** Who answers for the plan on site: the name and telephone that hang at the gate. */
    public record Responsible(String name, String phone) {}

    /** The part about a line; empty when the plan does not name it. */
    public Optional<LinePlan> line(String code) {
        return lines.stream().filter(line -> line.line().equals(code)).findFirst();
    }
}
