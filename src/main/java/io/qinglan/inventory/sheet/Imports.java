package io.qinglan.inventory.sheet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.qinglan.authority.Actor;
import io.qinglan.inventory.Freezes;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListChange;
import io.qinglan.inventory.ListStatement;
import io.qinglan.inventory.ListVersion;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.ledger.Leaf;
import io.qinglan.store.Ids;
import io.qinglan.web.Problem;

/** Takes files of a city's list: each is taken whole, as a new version of the list, or refused with all its errors. */
@ApplicationScoped
public class Imports {

    private final Clock clock;
    private final Ids ids;
    private final FileReader reader;
    private final ImportBook book;
    private final Inventory inventory;
    private final ListVersions versions;
    private final Points points;
    private final Freezes freezes;
    private final Decisions decisions;

    /** Imports into this inventory. */
    public Imports(
            Clock clock,
            Ids ids,
            FileReader reader,
            ImportBook book,
            Inventory inventory,
            ListVersions versions,
            Points points,
            Freezes freezes,
            Decisions decisions) {
        this.clock = clock;
        this.ids = ids;
        this.reader = reader;
        this.book = book;
        this.inventory = inventory;
        this.versions = versions;
        this.points = points;
        this.freezes = freezes;
        this.decisions = decisions;
    }

    /**
     * A file with what its sender says about it.
     *
     * @param content its bytes
     * @param name how the sender calls it, null when unnamed
     * @param dryRun whether it is only asked what it would do
     * @param reason why the list is changed; needed while it is frozen
     * @param document on what document; needed while it is frozen
     */
    public record Upload(byte[] content, String name, boolean dryRun, String reason, String document) {}

    /** What an import touches. */
    private record Touched(int added, int changed, int unchanged, int points, int sources, Integer version) {

        private static final Touched NOTHING = new Touched(0, 0, 0, 0, 0, null);
    }

    /** Takes a file of a list that is not frozen. */
    @Transactional
    public ImportResult take(byte[] file, String fileName, boolean dryRun, Actor sender, Collection<String> reached) {
        return take(new Upload(file, fileName, dryRun, null, null), sender, reached);
    }

    /**
     * Takes a file, or with a dry run only says what it would do. A file that is refused leaves a report and nothing else. While the
     * list is frozen the file waits for a second person.
     *
     * @param reached codes of the areas the sender may speak for
     * @throws Problem 422 with every error found, 409 list-frozen when reason or document is missing while the list is frozen; then
     *     nothing has changed
     */
    @Transactional
    public ImportResult take(Upload upload, Actor sender, Collection<String> reached) {
        FileReader.Reading reading = reader.read(upload.content(), reached);
        UUID id = ids.next();
        Set<String> named = areas(reading.statement());
        String area = sender.area() != null
                ? sender.area()
                : named.isEmpty() ? "000000" : named.iterator().next();
        if (!reading.errors().isEmpty()) {
            ImportResult refused = result(id, area, "refused", upload, reading, Touched.NOTHING, sender);
            // the report stays although the request is rolled back
            QuarkusTransaction.requiringNew().run(() -> book.keep(refused, sender.id(), upload.content()));
            throw Problem.invalid(reading.errors()).about("/api/v1/inventory/imports/" + id);
        }
        if (upload.dryRun()) {
            ImportResult dry = result(id, area, "dry_run", upload, reading, preview(reading.statement()), sender);
            book.keep(dry, sender.id(), upload.content());
            return dry;
        }
        if (freezes.isFrozen(withPoints(named, reading.statement()))) {
            return pending(id, area, upload, reading, sender);
        }
        Touched touched = apply(reading, area, id, upload.name(), sender);
        ImportResult taken = result(id, area, "taken", upload, reading, touched, sender);
        book.keep(taken, sender.id(), upload.content());
        record("inventory.imported", taken, sender);
        return taken;
    }

    /**
     * Decides on an import that waits because the list is frozen: approved, it becomes a new version of the list.
     *
     * @throws Problem 403 same-person, 404, 409 when it does not wait, 422 when the file no longer fits the list
     */
    @Transactional
    public ImportResult decide(UUID id, boolean approve, String reason, Actor second, Collection<String> reached) {
        UUID sender = book.sender(id);
        ImportResult waiting = book.find(id).orElseThrow(Problem::notFound);
        if (!waiting.status().equals("pending")) {
            throw Problem.conflict("out-of-order", "the import is " + waiting.status());
        }
        if (second.id().equals(sender)) {
            throw Problem.forbidden("same-person", "who changes a frozen list does not approve the change");
        }
        Touched touched = Touched.NOTHING;
        if (approve) {
            byte[] file = book.file(id).orElseThrow(Problem::notFound);
            FileReader.Reading reading = reader.read(file, reached);
            if (!reading.errors().isEmpty()) {
                throw Problem.invalid(reading.errors()).about("/api/v1/inventory/imports/" + id);
            }
            touched = apply(reading, waiting.area(), id, waiting.fileName(), second);
        }
        ImportResult decided = decided(waiting, approve, touched, reason, second);
        book.decided(decided);
        record(approve ? "inventory.change_approved" : "inventory.change_rejected", decided, second);
        return decided;
    }

    /** An import by its id. */
    public Optional<ImportResult> find(UUID id) {
        return book.find(id);
    }

    private ImportResult pending(UUID id, String area, Upload upload, FileReader.Reading reading, Actor sender) {
        if (blank(upload.reason()) || blank(upload.document())) {
            throw Problem.conflict(
                    "list-frozen",
                    "the list is frozen from the first proposal to the report after lifting; a change needs reason and"
                            + " document, and a second person");
        }
        ImportResult waiting = result(id, area, "pending", upload, reading, preview(reading.statement()), sender);
        book.keep(waiting, sender.id(), upload.content());
        record("inventory.change_asked", waiting, sender);
        return waiting;
    }

    private Touched preview(ListStatement statement) {
        ListChange change = inventory.preview(statement);
        return touched(change, points.differing(statement.points()).size(), null);
    }

    private Touched apply(FileReader.Reading reading, String area, UUID id, String fileName, Actor actor) {
        String title = fileName == null ? reading.kind() : reading.kind() + ": " + fileName;
        List<Point> differing = points.differing(reading.statement().points());
        ListChange change = inventory.apply(reading.statement(), differing, area, title, id, actor.name());
        return touched(change, points.saveAll(differing, change.version(), actor.name()), change.version());
    }

    private static Touched touched(ListChange change, int points, Integer version) {
        return new Touched(
                change.added().size(),
                change.changed().size(),
                change.unchanged(),
                points,
                change.sources().size(),
                version);
    }

    private static Set<String> areas(ListStatement statement) {
        Set<String> areas = new TreeSet<>();
        statement.sites().forEach(state -> areas.add(state.site().area()));
        statement.sources().forEach(source -> areas.add(source.area()));
        return areas;
    }

    /** The areas of a statement and those of the sites whose points alone it speaks of: points follow the freeze like sites. */
    private Set<String> withPoints(Set<String> named, ListStatement statement) {
        Set<String> sites = statement.points().stream().map(Point::site).collect(Collectors.toSet());
        Set<String> areas = new TreeSet<>(named);
        if (!sites.isEmpty()) {
            inventory
                    .find(sites, versions.current())
                    .values()
                    .forEach(stored -> areas.add(stored.site().area()));
        }
        return areas;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private ImportResult result(
            UUID id,
            String area,
            String status,
            Upload upload,
            FileReader.Reading reading,
            Touched touched,
            Actor sender) {
        return new ImportResult(
                id,
                area,
                reading.kind(),
                status,
                reading.format(),
                upload.name(),
                reading.charset(),
                HexFormat.of().formatHex(Leaf.digest(upload.content())),
                upload.dryRun(),
                reading.rows(),
                touched.added(),
                touched.changed(),
                touched.unchanged(),
                touched.points(),
                touched.sources(),
                reading.ignored(),
                reading.tables(),
                reading.errors(),
                reading.warnings(),
                touched.version(),
                upload.reason(),
                upload.document(),
                sender.name(),
                now(),
                null,
                null,
                null);
    }

    private ImportResult decided(ImportResult waiting, boolean approve, Touched touched, String reason, Actor second) {
        return new ImportResult(
                waiting.id(),
                waiting.area(),
                waiting.kind(),
                approve ? "taken" : "rejected",
                waiting.format(),
                waiting.fileName(),
                waiting.charset(),
                waiting.content(),
                waiting.dryRun(),
                waiting.rows(),
                touched.added(),
                touched.changed(),
                touched.unchanged(),
                touched.points(),
                touched.sources(),
                waiting.ignoredColumns(),
                waiting.tables(),
                waiting.errors(),
                waiting.warnings(),
                touched.version(),
                waiting.reason(),
                waiting.document(),
                waiting.person(),
                waiting.createdAt(),
                second.name(),
                now(),
                reason);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(String kind, ImportResult result, Actor actor) {
        Map<String, Object> input = new HashMap<>();
        input.put("content", result.content());
        input.put("rows", result.rows());
        input.put("kind", result.kind());
        if (result.reason() != null) {
            input.put("reason", result.reason());
            input.put("document", result.document());
        }
        Map<String, Object> output = new HashMap<>();
        output.put("status", result.status());
        output.put("added", result.added());
        output.put("changed", result.changed());
        if (result.version() != null) {
            output.put("version", result.version());
            output.put(
                    "list",
                    versions.find(result.version()).map(ListVersion::digest).orElse(""));
        }
        if (result.decisionReason() != null) {
            output.put("reason", result.decisionReason());
        }
        Instant at = result.decidedAt() == null ? result.createdAt() : result.decidedAt();
        decisions.append(
                new Decision(kind, result.id().toString(), at, null, null, List.of(), input, List.of(), output, actor)
                        .in(result.area()));
    }
}
