package io.qinglan.order.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.inventory.sheet.AskedCell;
import io.qinglan.inventory.sheet.Origin;
import io.qinglan.inventory.sheet.Origins;

/** Names in each finding the cell of the bureau's own file that states what it is about, so that it can be put right there. */
@ApplicationScoped
class FindingCells {

    private final Origins origins;

    /** Made by the container. */
    FindingCells(Origins origins) {
        this.origins = origins;
    }

    /** The findings about a version of the list, with the cells of those that a file of an import states. */
    List<Finding> named(List<Finding> findings, int version) {
        List<AskedCell> asked = findings.stream()
                .filter(finding -> finding.site() != null && finding.field() != null)
                .map(FindingCells::asked)
                .distinct()
                .toList();
        Map<AskedCell, Origin> found = origins.find(asked, version);
        List<Finding> named = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            Origin origin = finding.site() == null || finding.field() == null ? null : found.get(asked(finding));
            named.add(
                    origin == null
                            ? finding
                            : finding.at(origin.cell(), "/api/v1/inventory/imports/" + origin.importId()));
        }
        return named;
    }

    private static AskedCell asked(Finding finding) {
        return new AskedCell(finding.site(), finding.name(), finding.line(), finding.level(), finding.field());
    }
}
