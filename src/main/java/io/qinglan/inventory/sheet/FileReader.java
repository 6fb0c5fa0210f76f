package io.qinglan.inventory.sheet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Areas;
import io.qinglan.inventory.Grades;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListStatement;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Points;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Reads a file of a list, CSV or workbook, and holds it against the list as it stands. Nothing is stored. */
@ApplicationScoped
public class FileReader {

    private final Areas areas;
    private final Inventory inventory;
    private final ListVersions versions;
    private final Points points;
    private final Grades grades;
    private final Limits limits;

    /** Reads against this list, files of at most so many rows. */
    public FileReader(
            Areas areas,
            Inventory inventory,
            ListVersions versions,
            Points points,
            Grades grades,
            @ConfigProperty(name = "qinglan.inventory.import.rows", defaultValue = "200000") int rows) {
        this.areas = areas;
        this.inventory = inventory;
        this.versions = versions;
        this.points = points;
        this.grades = grades;
        this.limits = Limits.ofRows(rows);
    }

    /**
     * What a file says.
     *
     * @param format csv or xlsx
     * @param charset how a CSV file is encoded
     * @param statement what it states; empty when anything is wrong
     */
    record Reading(
            String format,
            String charset,
            List<TableInfo> tables,
            ListStatement statement,
            List<InputError> errors,
            List<InputError> warnings) {

        int rows() {
            return tables.stream().mapToInt(TableInfo::rows).sum();
        }

        List<String> ignored() {
            return tables.stream()
                    .flatMap(table -> table.ignoredColumns().stream())
                    .toList();
        }

        /** The kind of the only table, or workbook. */
        String kind() {
            List<String> kinds = tables.stream()
                    .map(TableInfo::kind)
                    .filter(kind -> kind != null)
                    .toList();
            return kinds.size() == 1 ? kinds.get(0) : kinds.isEmpty() ? "unknown" : "workbook";
        }
    }

    /** How large a file may be. */
    Limits limits() {
        return limits;
    }

    /** Whether a file is a workbook, by what it begins with; everything else is taken for CSV. */
    static boolean isWorkbook(byte[] file) {
        return WorkbookGuard.isZip(file) || WorkbookGuard.isOldOrLocked(file);
    }

    /** Reads a file for a sender who reaches some areas. A file that is no table at all gives its one error. */
    Reading read(byte[] file, Collection<String> reached) {
        Draft draft = new Draft(reach(reached));
        SheetErrors errors = new SheetErrors();
        SheetErrors warnings = new SheetErrors();
        TablesReader tables = new TablesReader(draft, errors, warnings);
        String format = isWorkbook(file) ? "xlsx" : "csv";
        String charset = "UTF-8";
        ListStatement statement = ListStatement.NOTHING;
        try {
            charset = tables(file, tables);
            statement = new Resolver(ListNow.of(draft, inventory, points, versions.current()), grades).resolve(draft);
        } catch (Problem refusal) {
            refusal.errors().forEach(errors::add);
        }
        return new Reading(
                format,
                charset,
                tables.tables(),
                errors.any() ? ListStatement.NOTHING : statement,
                errors.all(),
                warnings.all());
    }

    /**
     * Hands on the rows of a file's tables, whatever they state.
     *
     * @throws Problem 422 when it is no file of a list
     */
    void rows(byte[] file, BiConsumer<SheetRow, SheetKind> rows) {
        tables(file, new TablesReader(rows, new SheetErrors(), new SheetErrors()));
    }

    private String tables(byte[] file, TablesReader reader) {
        if (WorkbookGuard.isOldOrLocked(file)) {
            throw WorkbookGuard.refusal(
                    "a workbook saved as .xlsx without a password", "a workbook of the old kind, or a locked one");
        }
        if (!WorkbookGuard.isZip(file)) {
            return new CsvTables(limits).read(file, reader);
        }
        Relay.read(sink -> new WorkbookTables(limits).read(file, sink), reader);
        if (reader.tables().stream().allMatch(table -> table.kind() == null)) {
            throw WorkbookGuard.refusal(
                    "at least one sheet with a header of a list",
                    reader.tables().isEmpty()
                            ? "empty sheets"
                            : reader.tables().get(0).sheet());
        }
        return "UTF-8";
    }

    private Reach reach(Collection<String> reached) {
        Map<String, String> names = new HashMap<>();
        areas.all().stream()
                .filter(area -> reached.contains(area.code()))
                .forEach(area -> names.put(area.name(), area.code()));
        return new Reach(Set.copyOf(reached), names);
    }
}
