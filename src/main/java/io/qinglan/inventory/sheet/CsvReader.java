package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Reads a CSV file of one of the three kinds, in UTF-8 or, as offices still write, GB18030. */
final class CsvReader {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final Words words;

    CsvReader(Words words) {
        this.words = words;
    }

    /**
     * The rows of a file.
     *
     * @param errors takes what is wrong in single rows
     * @throws Problem 422 when it is no CSV or its header is not one of a list
     */
    Sheet read(byte[] bytes, SheetErrors errors) {
        Charset charset = StandardCharsets.UTF_8;
        String text = decode(bytes, charset).orElse(null);
        if (text == null) {
            charset = GB18030;
            text = decode(bytes, charset)
                    .orElseThrow(() -> refusal(1, "text in UTF-8 or GB18030", "bytes that are neither"));
        }
        try (var parser = FORMAT.parse(new StringReader(text))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw refusal(1, "a header", "an empty file");
            }
            List<String> headings = records.next().stream().map(String::strip).toList();
            SheetKind kind = kind(headings);
            Map<String, Integer> places = places(kind, headings);
            List<SheetRow> rows = new ArrayList<>();
            long before = parser.getCurrentLineNumber();
            while (records.hasNext()) {
                List<String> cells = records.next().toList();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new SheetRow((int) before + 1, places, cells, words, errors));
                }
                before = parser.getCurrentLineNumber();
            }
            return new Sheet(kind, charset.name(), rows, ignored(kind, headings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalStateException e) {
            if (e instanceof IllegalStateException || e.getCause() instanceof CSVException) {
                throw refusal(1, "comma-separated values by RFC 4180", e.getMessage());
            }
            throw e;
        }
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The first kind all of whose needed columns are there. */
    private static SheetKind kind(List<String> headings) {
        return Arrays.stream(SheetKind.values())
                .filter(kind -> kind.requiredColumns().stream()
                        .allMatch(column -> headings.stream().anyMatch(column::isCalled)))
                .findFirst()
                .orElseThrow(() -> refusal(1, expectedHeaders(), String.join(",", headings)));
    }

    private static String expectedHeaders() {
        return Arrays.stream(SheetKind.values())
                .map(kind -> "for " + kind.code() + ": "
                        + kind.requiredColumns().stream().map(Column::title).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "a header that names the columns ", ""));
    }

    private static Map<String, Integer> places(SheetKind kind, List<String> headings) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < headings.size(); place++) {
            for (Column column : kind.columns()) {
                if (column.isCalled(headings.get(place)) && places.put(column.name(), place) != null) {
                    throw refusal(1, "one column " + column.title(), "two");
                }
            }
        }
        return places;
    }

    private static List<String> ignored(SheetKind kind, List<String> headings) {
        return headings.stream()
                .filter(heading -> kind.columns().stream().noneMatch(column -> column.isCalled(heading)))
                .toList();
    }

    private static Problem refusal(int line, String expected, String got) {
        return Problem.invalid(InputError.inLine(line, expected, got));
    }
}
