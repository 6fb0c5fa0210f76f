package io.qinglan.audit.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs made for tests, as zip files. */
final class ZippedPack {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A city that is stricter than the nation: yellow from 120 on. */
    static ZippedPack strictCity(String id) {
        return new ZippedPack()
                .with(
                        "pack.yaml",
                        "id: " + id + "\ntitle: {zh: 测试城市预案, en: Plan of a test city}\ndocument: 测试〔2026〕1号\n"
                                + "in_force_from: \"2026-01-01\"\nextends: cn-2024\n")
                .with(
                        "parameters/level.yaml",
                        "yellow:\n  title: {zh: 黄色预警, en: yellow warning}\n  all:\n    - {gt: 120, hours: 24}\n"
                                + "  since: 2026-01-01\n  cite: 测试〔2026〕1号 第三条\n  certainty: stated\n")
                .with(
                        "warning/level.cases.yaml",
                        "- {id: Z01, title: 121 is yellow, series: {daily: [121]}, context: {level: none}, expect: {level: yellow}, certainty: stated}\n"
                                + "- {id: Z02, title: 120 is not, series: {daily: [120]}, context: {level: none}, expect: {level: none}, certainty: stated}\n");
    }

    ZippedPack with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    ZippedPack with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    byte[] bytes() {
        return bytes("");
    }

    byte[] bytes(String top) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(top + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
