package io.qinglan.inventory.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WorkbookGuardTest {

    private static final WorkbookGuard GUARD = new WorkbookGuard(Limits.ofRows(1_000));

    @Test
    void aZipBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Problem refused = refusal(zip("xl/worksheets/sheet1.xml", new byte[64 << 20]));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.getMessage()).contains("zip bomb");
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
        byte[] noise = new byte[3 << 20];
        new java.util.Random(1).nextBytes(noise);
        Problem refused = catchThrowableOfType(
                Problem.class,
                () -> new WorkbookGuard(new Limits(10, 10, 2 << 20)).check(zip("xl/workbook.xml", noise)));
        assertThat(refused.getMessage()).contains("2097152");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/vbaProject.bin",
                "xl/externalLinks/externalLink1.xml",
                "xl/embeddings/oleObject1.bin",
                "xl/activeX/activeX1.xml",
                "xl/connections.xml",
                "../evil.xml",
                "/etc/passwd",
                "xl/macrosheets/sheet1.xml"
            })
    void whatNoListNeedsIsRefused(String part) throws IOException {
        assertThat(refusal(zip(part, "x".getBytes(StandardCharsets.UTF_8))).getMessage())
                .contains(part);
    }

    @Test
    void aPlainWorkbookPasses() throws IOException {
        byte[] file = zip("xl/workbook.xml", "<workbook/>".getBytes(StandardCharsets.UTF_8));
        assertThatCode(() -> GUARD.check(file)).doesNotThrowAnyException();
    }

    @Test
    void aFileThatBreaksOffIsRefused() throws IOException {
        byte[] whole = zip("xl/workbook.xml", new byte[10_000]);
        assertThat(refusal(java.util.Arrays.copyOf(whole, 40)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "=1+1, true",
        "@SUM(A1), true",
        "+cmd|'/c calc'!A0, true",
        "-2+3+cmd(), true",
        "+86 310 1234567, false",
        "-5, false",
        "甲=乙, false"
    })
    void formulasInDisguiseAreSeen(String text, boolean hidden) {
        assertThat(Formulas.hidden(text)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SUM(A1:B7)*2 | true
                    ROUND(A1/1000, 2) | true
                    HYPERLINK("http://x","y") | false
                    WEBSERVICE(A1) | false
                    [1]Sheet1!A1 | false
                    Sheet2!A1 | false
                    """)
    void onlyReckoningIsHarmless(String formula, boolean harmless) {
        assertThat(Formulas.harmless(formula)).isEqualTo(harmless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+86 1", "-", "@x", "'=x", "plain", "'"})
    void whatIsMadeHarmlessComesBackAsItWas(String text) {
        assertThat(Formulas.unescaped(Formulas.escaped(text))).isEqualTo(text);
    }

    private static Problem refusal(byte[] file) {
        return catchThrowableOfType(Problem.class, () -> GUARD.check(file));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
