package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersion;
import io.qinglan.inventory.ListVersions;
import io.qinglan.web.Problem;

/**
 * Where a list as it stood was stated: the cell of the file that brought it. The files are kept as they came and are read again, the
 * latest that touched a site first; nothing is stored for this, and an answer reads at most {@value #FILES} files.
 */
@ApplicationScoped
public class Origins {

    private static final int FILES = 6;

    private final Inventory inventory;
    private final ListVersions versions;
    private final ImportBook book;
    private final FileReader reader;

    /** Made by the container. */
    public Origins(Inventory inventory, ListVersions versions, ImportBook book, FileReader reader) {
        this.inventory = inventory;
        this.versions = versions;
        this.book = book;
        this.reader = reader;
    }

    /** The origins of what is asked for, as it stood at a version; what no file states, or only older ones do, is not in it. */
    public Map<AskedCell, Origin> find(Collection<AskedCell> asked, int version) {
        Map<AskedCell, Origin> found = new HashMap<>();
        Set<String> codes = asked.stream().map(AskedCell::site).collect(Collectors.toSet());
        NavigableMap<Integer, Set<String>> touched = touched(codes, version);
        int files = 0;
        for (Map.Entry<Integer, Set<String>> state : touched.descendingMap().entrySet()) {
            List<AskedCell> left = asked.stream()
                    .filter(cell -> state.getValue().contains(cell.site()) && !found.containsKey(cell))
                    .toList();
            ListVersion brought =
                    left.isEmpty() ? null : versions.find(state.getKey()).orElse(null);
            if (brought != null && brought.importId() != null && files++ < FILES) {
                find(brought, left, found);
            }
        }
        return found;
    }

    private void find(ListVersion brought, List<AskedCell> left, Map<AskedCell, Origin> found) {
        byte[] file = book.file(brought.importId()).orElse(null);
        if (file == null) {
            return;
        }
        CellFinder finder = new CellFinder(left);
        try {
            reader.rows(file, finder::look);
        } catch (Problem unreadable) {
            return; // it was taken by rules that have changed since
        }
        finder.found().forEach((asked, cell) -> found.put(asked, new Origin(brought.importId(), cell)));
    }

    private NavigableMap<Integer, Set<String>> touched(Set<String> codes, int version) {
        NavigableMap<Integer, Set<String>> touched = new TreeMap<>();
        inventory
                .states(codes, version)
                .forEach((code, since) -> new ArrayList<>(since)
                        .forEach(one -> touched.computeIfAbsent(one, none -> new TreeSet<>())
                                .add(code)));
        return touched;
    }
}
