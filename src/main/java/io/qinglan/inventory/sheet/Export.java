package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListedSource;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.SiteDetails;
import io.qinglan.inventory.SiteState;
import io.qinglan.inventory.Span;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.inventory.StoredSite;

/** Writes the list as it stood at a version, in the tables it is imported from: taken in again it changes nothing. */
@ApplicationScoped
public class Export {

    private static final int SITES_AT_ONCE = 2_000;

    private final DataSource dataSource;
    private final Inventory inventory;
    private final Points points;

    /** Exports of this list. */
    public Export(DataSource dataSource, Inventory inventory, Points points) {
        this.dataSource = dataSource;
        this.inventory = inventory;
        this.points = points;
    }

    /**
     * What to export.
     *
     * @param areas codes of the areas
     * @param version of the list; monitoring points have revisions of their own and come as they stand now
     * @param english whether headings and words are English
     */
    public record Wanted(Collection<String> areas, int version, boolean english) {}

    /** Writes the whole list as a workbook, one sheet a table. */
    public void workbook(Wanted wanted, OutputStream out) {
        try (Workbook workbook = new Workbook(out, "Qinglan", "1.0")) {
            for (SheetKind kind : SheetKind.values()) {
                Worksheet sheet = workbook.newWorksheet(kind.title(wanted.english()));
                SheetLook look = new SheetLook(sheet, kind, wanted.english());
                look.head();
                int[] line = {look.firstRow()};
                rows(kind, wanted, row -> write(sheet, kind, row, line[0]++));
                sheet.finish();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one table as CSV in UTF-8; a text that table programs would run as a formula is made harmless. */
    public void csv(SheetKind kind, Wanted wanted, OutputStream out) {
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF'); // so that table programs take it for UTF-8
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
            printer.printRecord(kind.columns().stream()
                    .map(column -> wanted.english() ? column.en() : column.zh())
                    .toList());
            rows(kind, wanted, row -> print(printer, kind, row));
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(CSVPrinter printer, SheetKind kind, ExportRow row) {
        try {
            List<Object> cells = new ArrayList<>();
            for (Column column : kind.columns()) {
                Object value = row.value(column.name());
                cells.add(value instanceof String text ? Formulas.escaped(text) : value);
            }
            printer.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Worksheet sheet, SheetKind kind, ExportRow row, int line) {
        int place = 0;
        for (Column column : kind.columns()) {
            Object value = row.value(column.name());
            if (value instanceof Number number) {
                sheet.value(line, place, number);
            } else if (value != null) {
                sheet.value(line, place, value.toString());
            }
            place++;
        }
        if (line % 1_000 == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void rows(SheetKind kind, Wanted wanted, Consumer<ExportRow> sink) {
        ExportRows rows = new ExportRows(wanted.english());
        switch (kind) {
            case DUST_SOURCES -> sources("dust", wanted, source -> sink.accept(rows.of(source)));
            case MOBILE_SOURCES -> sources("mobile", wanted, source -> sink.accept(rows.of(source)));
            case POINTS -> points(wanted, point -> rows.of(point.point()).forEach(sink));
            default -> sites(wanted, state -> rows.of(kind, state).forEach(sink));
        }
    }

    private void sites(Wanted wanted, Consumer<SiteState> sink) {
        try (Connection connection = dataSource.getConnection()) {
            for (Span span : inventory.spans(connection, wanted.version(), wanted.areas(), SITES_AT_ONCE)) {
                List<StoredSite> sites = new ArrayList<>();
                inventory.read(connection, wanted.version(), span, sites::add);
                Map<String, SiteDetails> details = inventory.details(
                        sites.stream().map(stored -> stored.site().code()).toList(), wanted.version());
                for (StoredSite stored : sites) {
                    sink.accept(new SiteState(
                            stored.site(), details.getOrDefault(stored.site().code(), SiteDetails.NONE)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the list cannot be read", e);
        }
    }

    private void sources(String kind, Wanted wanted, Consumer<ListedSource> sink) {
        String after = "";
        List<ListedSource> page;
        do {
            page = inventory.sources(kind, wanted.areas(), wanted.version(), after, SITES_AT_ONCE);
            page.forEach(sink);
            after = page.isEmpty() ? after : page.get(page.size() - 1).code();
        } while (page.size() == SITES_AT_ONCE);
    }

    private void points(Wanted wanted, Consumer<StoredPoint> sink) {
        String after = "";
        List<StoredPoint> page;
        do {
            page = points.list(wanted.areas(), after, SITES_AT_ONCE);
            page.forEach(sink);
            after = page.isEmpty() ? after : page.get(page.size() - 1).point().code();
        } while (page.size() == SITES_AT_ONCE);
    }
}
