package io.qinglan.inventory.sheet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.authority.Areas;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListChange;
import io.qinglan.inventory.ListStatement;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Site;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Leaf;
import io.qinglan.store.Ids;

/** Takes files of a city's list: each is taken whole, as a new version of the list, or refused with all its errors. */
@ApplicationScoped
public class Imports {

    private static final String COLUMNS = "id, area, kind, file_name, charset, content, dry_run, rows, added, changed,"
            + " unchanged, ignored, version, person, created_at";

    private final DataSource dataSource;
    private final Clock clock;
    private final Ids ids;
    private final Areas areas;
    private final Inventory inventory;
    private final ListVersions versions;
    private final Decisions decisions;
    private final CsvReader csv;

    /** Imports into this inventory. */
    public Imports(
            DataSource dataSource,
            Clock clock,
            Ids ids,
            Areas areas,
            Inventory inventory,
            ListVersions versions,
            Decisions decisions) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.ids = ids;
        this.areas = areas;
        this.inventory = inventory;
        this.versions = versions;
        this.decisions = decisions;
        this.csv = new CsvReader(new Words());
    }

    /**
     * Takes a file, or with a dry run only says what it would do.
     *
     * @param reached codes of the areas the sender may speak for
     * @param fileName how the sender calls it, null when unnamed
     * @throws io.qinglan.web.Problem 422 with every error found; then nothing has changed
     */
    @Transactional
    public ImportResult take(byte[] file, String fileName, boolean dryRun, Actor sender, Collection<String> reached) {
        SheetErrors errors = new SheetErrors();
        Sheet sheet = csv.read(file, errors);
        Map<String, Site> sites = sites(sheet, Set.copyOf(reached));
        errors.check();
        UUID id = ids.next();
        String area = sender.area() == null ? areaOf(sites.values()) : sender.area();
        ListStatement statement = ListStatement.of(sites.values());
        ListChange change = dryRun
                ? inventory.preview(statement)
                : inventory.apply(statement, area, title(sheet, fileName), id, sender.name());
        ImportResult result = new ImportResult(
                id,
                area,
                sheet.kind().code(),
                fileName,
                sheet.charset(),
                HexFormat.of().formatHex(Leaf.digest(file)),
                dryRun,
                sheet.rows().size(),
                change.added().size(),
                change.changed().size(),
                change.unchanged(),
                sheet.ignored(),
                dryRun ? null : change.version(),
                sender.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        keep(result);
        if (!dryRun) {
            record(result, sender);
        }
        return result;
    }

    /** An import by its id. */
    public Optional<ImportResult> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from inventory_import where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(result(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the imports cannot be read", e);
        }
    }

    private Map<String, Site> sites(Sheet sheet, Set<String> reached) {
        Set<String> codes = sheet.rows().stream()
                .map(row -> row.text("site"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>();
        areas.all().stream()
                .filter(area -> reached.contains(area.code()))
                .forEach(area -> names.put(area.name(), area.code()));
        Tenancy tenancy = new Tenancy(
                reached, names, inventory.find(codes, versions.current()).values());
        return switch (sheet.kind()) {
            case SITES -> SitesFile.read(sheet, tenancy);
            case LINES -> LinesFile.read(sheet, tenancy);
            case LIST_ROWS -> ListRowsFile.read(sheet, tenancy);
        };
    }

    private static String areaOf(Collection<Site> sites) {
        Set<String> named = new HashSet<>();
        sites.forEach(site -> named.add(site.area()));
        return named.stream().min(String::compareTo).orElse("000000");
    }

    private static String title(Sheet sheet, String fileName) {
        return fileName == null ? sheet.kind().code() : sheet.kind().code() + ": " + fileName;
    }

    private void record(ImportResult result, Actor sender) {
        Instant at = result.createdAt();
        Map<String, Object> input = Map.of("content", result.content(), "rows", result.rows(), "kind", result.kind());
        Map<String, Object> output = Map.of(
                "version", result.version(),
                "list",
                        versions.find(result.version())
                                .map(version -> version.digest())
                                .orElse(""),
                "added", result.added(),
                "changed", result.changed());
        decisions.append(new Decision(
                        "inventory.imported",
                        result.id().toString(),
                        at,
                        null,
                        null,
                        List.of(),
                        input,
                        List.of(),
                        output,
                        sender)
                .in(result.area()));
    }

    private void keep(ImportResult result) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into inventory_import (" + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, result.id());
            insert.setString(2, result.area());
            insert.setString(3, result.kind());
            insert.setString(4, result.fileName());
            insert.setString(5, result.charset());
            insert.setString(6, result.content());
            insert.setBoolean(7, result.dryRun());
            insert.setInt(8, result.rows());
            insert.setInt(9, result.added());
            insert.setInt(10, result.changed());
            insert.setInt(11, result.unchanged());
            insert.setArray(
                    12, connection.createArrayOf("text", result.ignoredColumns().toArray()));
            insert.setObject(13, result.version());
            insert.setString(14, result.person());
            insert.setObject(15, result.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the import was not kept", e);
        }
    }

    private static ImportResult result(ResultSet row) throws SQLException {
        Array ignored = row.getArray(12);
        return new ImportResult(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                row.getInt(11),
                List.of((String[]) ignored.getArray()),
                row.getObject(13, Integer.class),
                row.getString(14),
                row.getObject(15, OffsetDateTime.class).toInstant());
    }
}
