package io.qinglan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.qinglan.command.HousePostgres;

/** The embedded PostgreSQL of the product itself, on an empty folder, for every Quarkus test of the module. */
public class RealPostgres implements QuarkusTestResourceLifecycleManager {

    private Path data;
    private HousePostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("qinglan-test");
            postgres = HousePostgres.start(data);
            return Map.of(
                    "quarkus.datasource.jdbc.url", postgres.url(),
                    "quarkus.datasource.username", postgres.user(),
                    "quarkus.datasource.password", postgres.password(),
                    "qinglan.data", data.toString(),
                    "qinglan.rules", System.getProperty("qinglan.rules", "rules"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            postgres.close();
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
