package io.qinglan.authority;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** The areas of a CSV that the configuration names, kept at every start: columns code, name and, if it has one, parent. */
@ApplicationScoped
public class AreaSheet {

    private static final Logger LOG = Logger.getLogger(AreaSheet.class);
    private static final int BEFORE_OTHERS = 100;

    private final Areas areas;
    private final Optional<Path> configured;

    /** Made by the container. */
    AreaSheet(Areas areas, @ConfigProperty(name = "qinglan.areas") Optional<Path> configured) {
        this.areas = areas;
        this.configured = configured;
    }

    void keepConfigured(@Observes @Priority(BEFORE_OTHERS) StartupEvent start) {
        configured.ifPresent(file -> {
            try (Reader reader = Files.newBufferedReader(file)) {
                List<Area> read = read(reader);
                areas.keep(read);
                LOG.infof("%d areas kept from %s", read.size(), file);
            } catch (IOException e) {
                throw new UncheckedIOException("qinglan.areas: " + file + " cannot be read", e);
            }
        });
    }

    /**
     * The areas of a sheet.
     *
     * @throws Problem 422 with every wrong line
     */
    public static List<Area> read(Reader sheet) throws IOException {
        List<Area> read = new ArrayList<>();
        List<InputError> errors = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser rows =
                CSVParser.builder().setReader(sheet).setFormat(format).get()) {
            for (CSVRecord row : rows) {
                int line = (int) rows.getCurrentLineNumber();
                String code = value(row, "code");
                String name = value(row, "name");
                if (code == null || !code.matches("[1-9][0-9]{5}")) {
                    errors.add(InputError.inLine(line, "code: six digits by GB/T 2260", code));
                } else if (name == null) {
                    errors.add(InputError.inLine(line, "name: the name of the area", null));
                } else {
                    read.add(new Area(code, name, Area.Kind.ofCode(code), value(row, "parent")));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return read;
    }

    private static String value(CSVRecord row, String column) {
        String text = row.isMapped(column) && row.isSet(column) ? row.get(column) : null;
        return text == null || text.isBlank() ? null : text;
    }
}
