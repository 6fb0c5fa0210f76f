package io.qinglan.inventory;

import java.util.Collection;
import java.util.List;

/**
 * What somebody states of the list, taken whole or not at all.
 *
 * @param sites sites as they shall stand
 * @param sources dust and mobile sources as they shall stand
 * @param points monitoring points as they shall stand; they have revisions of their own
 * @param standing how the sites it names stood when it was made, so that they need not be read again while the list is still at that
 *     version; null when nobody looked
 */
public record ListStatement(List<SiteState> sites, List<ListedSource> sources, List<Point> points, Standing standing) {

    /** Nothing stated. */
    public static final ListStatement NOTHING = new ListStatement(List.of(), List.of(), List.of(), null);

    /** A statement about sites alone, which leaves what the list says beside their facts as it is. */
    public static ListStatement of(Collection<Site> sites) {
        return new ListStatement(
                sites.stream().map(site -> new SiteState(site, null)).toList(), List.of(), List.of(), null);
    }
}
