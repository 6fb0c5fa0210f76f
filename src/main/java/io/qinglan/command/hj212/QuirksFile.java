package io.qinglan.command.hj212;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.qinglan.feed.hj212.Quirk;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Sm4Key;

/** Habits of instruments from a file: {@code {"<MN>" or "*": {"quirks": […], "sm4Key": "<32 hex>"}}}; an instrument's own entry wins as a whole. */
public final class QuirksFile {

    private static final String ALL = "*";
    private static final Set<String> KEYS = Set.of("quirks", "sm4Key");

    private QuirksFile() {}

    /**
     * Reads the file.
     *
     * @throws BadInput when it cannot be read, is no such object, or names a quirk that is not known
     */
    public static Quirks read(Path file) {
        JsonNode tree = tree(file);
        if (!tree.isObject()) {
            throw new BadInput(file + ": expected an object of instruments, got " + tree.getNodeType());
        }
        Map<String, Quirks.Setting> settings = new HashMap<>();
        tree.properties()
                .forEach(entry -> settings.put(entry.getKey(), setting(file, entry.getKey(), entry.getValue())));
        Quirks.Setting others = settings.getOrDefault(ALL, Quirks.Setting.NONE);
        return mn -> mn == null ? others : settings.getOrDefault(mn, others);
    }

    private static JsonNode tree(Path file) {
        try {
            return JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new BadInput(file + ": expected JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadInput("--quirks: expected a file that can be read, got " + file);
        }
    }

    private static Quirks.Setting setting(Path file, String mn, JsonNode tree) {
        String place = file + ": " + mn;
        if (!tree.isObject()) {
            throw new BadInput(place + ": expected an object with quirks and sm4Key, got " + tree);
        }
        tree.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new BadInput(place + ": expected quirks and sm4Key, got " + key);
            }
        });
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        JsonNode names = tree.path("quirks");
        if (!names.isMissingNode() && !names.isArray()) {
            throw new BadInput(place + ": expected an array of quirks, got " + names);
        }
        names.forEach(name -> quirks.add(quirk(name, place)));
        return new Quirks.Setting(quirks, key(tree.path("sm4Key"), place));
    }

    private static Quirk quirk(JsonNode name, String place) {
        return Arrays.stream(Quirk.values())
                .filter(quirk -> name.isTextual() && quirk.name().equals(name.asText()))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput(place + ": expected one of " + Arrays.toString(Quirk.values()) + ", got " + name));
    }

    private static Sm4Key key(JsonNode key, String place) {
        if (key.isMissingNode() || key.isNull()) {
            return null;
        }
        try {
            return Sm4Key.of(key.asText());
        } catch (IllegalArgumentException e) {
            throw new BadInput(place + ": sm4Key: " + e.getMessage());
        }
    }
}
