package io.qinglan.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code hj212 decode} as people call it: streams, captures, the strict policy, quirks, wrong use. */
class Hj212DecodeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD =
            "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n";
    private static final String MODBUS =
            "##0077QN=20170516010101001;ST=22;CN=1011;PW=123456;MN=ABCDEFG1234567;Flag=3;CP=&&&&8411\r\n";

    @TempDir
    Path folder;

    /** What a call said, and its exit status. */
    private record Said(int status, List<String> lines) {

        JsonNode json(int line) throws IOException {
            return JSON.readTree(lines.get(line));
        }
    }

    @Test
    void aStreamGivesALineForEachHeader() throws IOException {
        Said said = decode("xy" + GOOD + "##12\r\n" + GOOD, "decode");
        assertThat(said.status()).isZero();
        assertThat(said.lines()).hasSize(3);
        assertThat(said.json(0).get("pw").asText()).isEqualTo("***");
        assertThat(said.json(0).get("deviations").get(0).asText()).isEqualTo("JUNK_BEFORE_HEADER");
        assertThat(said.json(1).get("error").asText()).isEqualTo("LENGTH_NOT_DIGITS");
        assertThat(said.json(2).get("ok").asBoolean()).isTrue();
        assertThat(String.join("", said.lines())).doesNotContain("100000");
    }

    @Test
    void theExampleOfTheDocumentationIsTrue() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/feeds.md"));
        int at = page.indexOf(page.stream()
                .filter(line -> line.startsWith("$ printf"))
                .findFirst()
                .orElseThrow());
        String stream = page.get(at).replaceAll("^\\$ printf '(.*)\\\\n' \\| .*$", "$1\n");
        Said said = decode(stream, "decode");
        assertThat(said.lines()).containsExactly(page.get(at + 1));
    }

    @Test
    void strictlyWhatIsOffTheStandardIsRefused() throws IOException {
        Said said = decode("xy" + GOOD + GOOD, "decode", "--strict");
        assertThat(said.status()).isZero();
        assertThat(said.json(0).get("ok").asBoolean()).isFalse();
        assertThat(said.json(0).get("error").asText()).isEqualTo("DEVIATION");
        assertThat(said.json(0).get("deviations").get(0).asText()).isEqualTo("JUNK_BEFORE_HEADER");
        assertThat(said.json(1).get("ok").asBoolean()).isTrue();
    }

    @Test
    void aQuirkIsOfItsInstrumentAndItsEntryWinsAsAWhole() throws IOException {
        assertThat(decode(MODBUS, "decode").json(0).get("error").asText()).isEqualTo("CRC_MISMATCH");
        Path forAll = write("all.json", "{\"*\":{\"quirks\":[\"CRC_MODBUS_HIGH\"]}}");
        assertThat(decode(MODBUS, "decode", "--quirks", forAll.toString())
                        .json(0)
                        .get("ok")
                        .asBoolean())
                .isTrue();
        Path own = write("own.json", "{\"*\":{\"quirks\":[\"CRC_MODBUS_HIGH\"]},\"ABCDEFG1234567\":{\"quirks\":[]}}");
        assertThat(decode(MODBUS, "decode", "--quirks", own.toString())
                        .json(0)
                        .get("ok")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void capturesAreStreamsOfTheirOwn() throws IOException {
        Path captures = write(
                "captures.jsonl",
                "{\"id\":\"a\",\"encoding\":\"latin-1\",\"chunks\":[\"##01\",\"" + escape(GOOD.substring(4)) + "\"]}\n"
                        + "{\"id\":7,\"encoding\":\"utf-8\",\"packet\":\"nothing\"}\n"
                        + "{\"id\":\"empty\",\"packet\":\"\"}\n");
        Said said = decode("", "decode", "--captures", captures.toString());
        assertThat(said.lines()).hasSize(3);
        assertThat(said.json(0).get("id").asText()).isEqualTo("a");
        assertThat(said.json(0).get("frames")).hasSize(1);
        assertThat(said.json(0).get("frames").get(0).get("qn").asText()).isEqualTo("20160801085857223");
        assertThat(said.json(1).get("id").asInt()).isEqualTo(7);
        assertThat(said.json(1).get("frames").get(0).get("error").asText()).isEqualTo("NO_HEADER");
        assertThat(said.json(2).get("frames")).isEmpty();
    }

    @Test
    void wrongUseIsStatusTwo() throws IOException {
        for (String quirks : List.of(
                "{\"*\":{\"quirks\":[\"NO_SUCH\"]}}",
                "{\"*\":{\"quirk\":[]}}",
                "{\"*\":{\"sm4Key\":\"12\"}}",
                "{\"*\":[]}",
                "[]",
                "no json")) {
            assertThat(decode(
                                    "",
                                    "decode",
                                    "--quirks",
                                    write("bad.json", quirks).toString())
                            .status())
                    .as(quirks)
                    .isEqualTo(2);
        }
        assertThat(decode("", "decode", "--quirks", "/no/such/file").status()).isEqualTo(2);
        assertThat(decode("", "decode", "--captures", "/no/such/file").status()).isEqualTo(2);
        assertThat(decode("", "decode", "--captures", write("bad.jsonl", "{}").toString())
                        .status())
                .isEqualTo(2);
        assertThat(decode("", "decode", "--unknown").status()).isEqualTo(2);
        assertThat(decode("").status()).isEqualTo(2);
        assertThat(decode("", "simulate", "--to", "nowhere", "--points", "1", "--seconds", "1")
                        .status())
                .isEqualTo(2);
    }

    private static String escape(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static Said decode(String stream, String... arguments) {
        InputStream in = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("hj212"));
        all.addAll(List.of(arguments));
        try {
            System.setIn(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            int status = Qinglan.run(all.toArray(String[]::new));
            return new Said(
                    status, said.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
    }
}
