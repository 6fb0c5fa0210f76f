package io.qinglan.audit.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The formats of published series and logs, from the resource {@code backtest/formats.yaml}; recognised by their head line. */
final class Formats {

    private static final Formats KNOWN = new Formats(tree());

    private final List<SeriesFormat> series = new ArrayList<>();
    private final List<JsonNode> logs = new ArrayList<>();
    private final Set<String> missing = new HashSet<>();

    private Formats(JsonNode tree) {
        tree.get("series").forEach(one -> series.add(SeriesFormat.of(one)));
        tree.get("logs").forEach(logs::add);
        tree.get("missing").forEach(word -> missing.add(word.asText()));
    }

    /** Those that the program knows. */
    static Formats known() {
        return KNOWN;
    }

    /**
     * The format of a series with this head line.
     *
     * @throws BadFile when there is none
     */
    SeriesFormat series(String file, Collection<String> head) {
        return series.stream()
                .filter(format -> head.containsAll(format.needs()))
                .findFirst()
                .orElseThrow(() -> {
                    Map<String, List<String>> known = new LinkedHashMap<>();
                    series.forEach(format -> known.put(format.id(), format.needs()));
                    return new BadFile(file + " line 1", "the columns of one of " + known, head);
                });
    }

    /** Whether a head line is that of a series. */
    boolean isSeries(Collection<String> head) {
        return series.stream().anyMatch(format -> head.containsAll(format.needs()));
    }

    /**
     * The format of a log of warnings with this head line.
     *
     * @throws BadFile when there is none
     */
    JsonNode log(String file, Collection<String> head) {
        for (JsonNode format : logs) {
            if (head.containsAll(SeriesFormat.words(format.get("needs")))) {
                return format;
            }
        }
        List<List<String>> known =
                logs.stream().map(one -> SeriesFormat.words(one.get("needs"))).toList();
        throw new BadFile(file + " line 1", "the columns of one of " + known, head);
    }

    /** Whether a cell says that nothing was measured. */
    boolean missing(String cell) {
        return missing.contains(cell);
    }

    private static JsonNode tree() {
        try (InputStream stream = Formats.class.getResourceAsStream("/backtest/formats.yaml")) {
            return new YAMLMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
