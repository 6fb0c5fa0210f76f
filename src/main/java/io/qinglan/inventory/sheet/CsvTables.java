package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Reads a CSV file, in UTF-8 or, as offices still write, GB18030. */
final class CsvTables {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private final Limits limits;

    CsvTables(Limits limits) {
        this.limits = limits;
    }

    /**
     * Hands on the rows of a file.
     *
     * @return the name of its encoding
     * @throws Problem 422 when it is no CSV or too large
     */
    String read(byte[] bytes, TableSink sink) {
        Charset charset = StandardCharsets.UTF_8;
        String text = decode(bytes, charset).orElse(null);
        if (text == null) {
            charset = GB18030;
            text = decode(bytes, charset)
                    .orElseThrow(() -> refusal(1, "text in UTF-8 or GB18030", "bytes that are neither"));
        }
        if (text.isBlank()) {
            throw refusal(1, "a header", "an empty file");
        }
        try (var parser = FORMAT.parse(new StringReader(text))) {
            sink.table(null);
            Iterator<CSVRecord> records = parser.iterator();
            long before = 0;
            int rows = 0;
            while (records.hasNext()) {
                CSVRecord record = records.next();
                if (++rows > limits.rows() + 25) {
                    throw refusal((int) before + 1, "at most " + limits.rows() + " rows", "more");
                }
                row(record, (int) before + 1, sink);
                before = parser.getCurrentLineNumber();
            }
            sink.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalStateException e) {
            if (e instanceof IllegalStateException || e.getCause() instanceof CSVException) {
                throw refusal(1, "comma-separated values by RFC 4180", e.getMessage());
            }
            throw e;
        }
        return charset.name();
    }

    private void row(CSVRecord record, int line, TableSink sink) {
        if (record.size() > limits.columns()) {
            throw refusal(line, "at most " + limits.columns() + " columns", String.valueOf(record.size()));
        }
        String[] cells = new String[record.size()];
        for (int place = 0; place < cells.length; place++) {
            String cell = record.get(place);
            if (Formulas.hidden(cell)) {
                sink.refused(line, place, Formulas.EXPECTED, cell);
            } else {
                cells[place] = Formulas.unescaped(cell);
            }
        }
        sink.row(line, cells);
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

    private static Problem refusal(int line, String expected, String got) {
        return Problem.invalid(InputError.inLine(line, expected, got));
    }
}
