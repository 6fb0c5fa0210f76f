package io.qinglan.forecast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The standards of {@code rules/standards} as tests read them. */
public final class StandardsOnDisk {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private StandardsOnDisk() {}

    /** The folder of the standards. */
    public static Path folder() {
        return Path.of(System.getProperty("qinglan.rules", "rules"), "standards");
    }

    /** All standards. */
    public static AirStandards standards() {
        try (Stream<Path> files = Files.list(folder())) {
            List<JsonNode> trees = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(".cases.yaml"))
                    .map(StandardsOnDisk::tree)
                    .toList();
            return AirStandards.of(trees);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One YAML file as a tree. */
    public static JsonNode tree(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
