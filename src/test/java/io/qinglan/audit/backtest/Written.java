package io.qinglan.audit.backtest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.zip.GZIPOutputStream;

import io.qinglan.forecast.AirStandards;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.warning.assessment.Assessor;

/** Short files written as cases, and what is needed to read and replay them. */
final class Written {

    static final PolicyLibrary LIBRARY = PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")));
    static final AirStandards STANDARDS = AirStandards.of(LIBRARY);
    static final Assessor ASSESSOR = Assessor.of(LIBRARY, ZoneId.of("Asia/Shanghai"));

    private Written() {}

    static Path file(Path folder, String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path gzip(Path folder, String name, String... lines) {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AirFiles read(Path... files) {
        AirFiles air = new AirFiles(STANDARDS, null);
        for (Path file : files) {
            air.read(file);
        }
        return air;
    }

    static CityAir only(Path... files) {
        return read(files).cities().iterator().next();
    }
}
