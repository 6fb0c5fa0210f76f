package io.qinglan.inventory;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an import does to the list.
 *
 * @param added sites that were not there
 * @param changed sites that stand differently now
 * @param unchanged how many sites were named and stay as they were
 * @param sources dust and mobile sources that stand differently now
 * @param version the version of the list that holds after it
 */
public record ListChange(
        List<SiteState> added, List<SiteState> changed, int unchanged, List<ListedSource> sources, int version) {

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && sources.isEmpty();
    }

    /** How many sites and sources it touches. */
    public int size() {
        return added.size() + changed.size() + sources.size();
    }

    /** The sites as they stand after it. */
    List<SiteState> written() {
        return Stream.concat(added.stream(), changed.stream()).toList();
    }

    ListChange at(int otherVersion) {
        return new ListChange(added, changed, unchanged, sources, otherVersion);
    }
}
