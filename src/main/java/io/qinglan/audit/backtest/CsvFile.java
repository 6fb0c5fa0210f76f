package io.qinglan.audit.backtest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a head line, plain or gzip (told by its first bytes), UTF-8 with or without a mark at its start. */
final class CsvFile {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int MARK = 0xfeff;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setCommentMarker('#')
            .setTrim(true)
            .get();

    private CsvFile() {}

    /** What is done with each row. */
    @FunctionalInterface
    interface Row {
        void take(CSVRecord row, long line) throws BadFile;
    }

    /** What is done with a head line: it gives what is done with each row. */
    @FunctionalInterface
    interface Head {
        Row rows(List<String> head);
    }

    /**
     * Reads a file.
     *
     * @throws BadFile when it cannot be read, or a row has too few or too many cells
     */
    static void read(Path file, Head head) {
        String name = file.getFileName().toString();
        try (Reader reader = reader(file);
                CSVParser parser = FORMAT.parse(reader)) {
            Row rows = head.rows(parser.getHeaderNames());
            for (CSVRecord row : parser) {
                long line = parser.getCurrentLineNumber();
                if (!row.isConsistent()) {
                    throw new BadFile(
                            name + " line " + line, parser.getHeaderNames().size() + " cells", row.size());
                }
                rows.take(row, line);
            }
        } catch (IOException e) {
            throw new BadFile(file.toString(), "a CSV file with a head line", e.getMessage());
        }
    }

    private static Reader reader(Path file) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(Files.newInputStream(file), 2);
        int first = bytes.read();
        int second = bytes.read();
        if (second >= 0) {
            bytes.unread(second);
        }
        if (first >= 0) {
            bytes.unread(first);
        }
        boolean gzip = first == GZIP_FIRST && second == GZIP_SECOND;
        InputStream plain = gzip ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }
}
