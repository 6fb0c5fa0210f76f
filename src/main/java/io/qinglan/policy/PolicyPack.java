package io.qinglan.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A rule pack: one document of the law as a folder of parameters, measure tables, rules and cases. What it does not say itself it
 * takes from the pack it extends. Immutable and safe for many threads.
 */
public final class PolicyPack {

    private final Path folder;
    private final JsonNode about;
    private final PolicyPack parent;
    private final String digest;
    private final Map<String, List<Parameter>> ownAndInherited;
    private final Parameters parameters;

    private PolicyPack(
            Path folder,
            JsonNode about,
            PolicyPack parent,
            String digest,
            Map<String, List<Parameter>> ownAndInherited,
            Parameters parameters) {
        this.folder = folder;
        this.about = about;
        this.parent = parent;
        this.digest = digest;
        this.ownAndInherited = ownAndInherited;
        this.parameters = parameters;
    }

    static PolicyPack read(Path folder, JsonNode about, PolicyPack parent) {
        String id = about.get("id").asText();
        List<JsonNode> files = new ArrayList<>();
        for (Path file : PolicyFiles.files(folder.resolve("parameters"), ".yaml")) {
            JsonNode tree = PolicyFiles.tree(file);
            PolicySchema.PARAMETERS.check(id + "/parameters/" + file.getFileName(), tree);
            files.add(tree);
        }
        Map<String, List<Parameter>> all = new LinkedHashMap<>(parent == null ? Map.of() : parent.ownAndInherited);
        all.putAll(Parameters.read(id, files));
        String digest = PackDigest.of(folder, parent == null ? "" : parent.digest);
        return new PolicyPack(folder, about, parent, digest, all, Parameters.latest(all));
    }

    /** Short name, such as cn-2024. */
    public String id() {
        return about.get("id").asText();
    }

    Path folder() {
        return folder;
    }

    /** Name in Chinese. */
    public String titleZh() {
        return about.get("title").get("zh").asText();
    }

    /** Name in English. */
    public String titleEn() {
        return about.get("title").get("en").asText();
    }

    /** Number of the document. */
    public String document() {
        return about.get("document").asText();
    }

    /** First day in force; empty when not known. */
    public Optional<LocalDate> inForceFrom() {
        return date("in_force_from");
    }

    /** First day no longer in force; empty when open. */
    public Optional<LocalDate> inForceTo() {
        return date("in_force_to");
    }

    /** Whether its obligations bind; a pack whose source is second-hand or undated does not. */
    public boolean binding() {
        return about.path("binding").asBoolean(true);
    }

    /** What {@code pack.yaml} says. */
    public JsonNode about() {
        return about;
    }

    /** The pack it extends. */
    public Optional<PolicyPack> parent() {
        return Optional.ofNullable(parent);
    }

    /** This pack and the ones it extends, nearest first. */
    public List<PolicyPack> chain() {
        List<PolicyPack> chain = new ArrayList<>();
        for (PolicyPack pack = this; pack != null; pack = pack.parent) {
            chain.add(pack);
        }
        return Collections.unmodifiableList(chain);
    }

    /** SHA-256 (hex) of its content and of the packs it extends; another reading has another digest. */
    public String digest() {
        return digest;
    }

    /**
     * The whole pack in one piece: the bytes whose SHA-256 is its digest (rules/README.md says how they lie). The packs it extends have
     * archives of their own.
     *
     * @throws PolicyException when the folder has changed since the pack was read, or the pack was read under other readings
     */
    public byte[] archive() {
        byte[] archive = PackDigest.archive(folder, parent == null ? "" : parent.digest);
        if (!PackDigest.of(archive).equals(digest)) {
            throw new PolicyException(id() + ": its files are not those it was read from; start anew");
        }
        return archive;
    }

    /** Its parameters, its parents' included; the latest value of each. */
    public Parameters parameters() {
        return parameters;
    }

    /**
     * The same pack under other readings of what the law leaves open.
     *
     * @param readings parameter to value
     * @throws PolicyException when the pack has no parameter of a name
     */
    public PolicyPack with(Map<String, ?> readings) {
        if (readings.isEmpty()) {
            return this;
        }
        String other = PackDigest.ofText(digest + new TreeMap<>(readings));
        return new PolicyPack(folder, about, parent, other, ownAndInherited, parameters.with(readings));
    }

    /** Its own rows of {@code measures/<table>.csv}, head word to cell; none when it has no such table. Parents' are not joined. */
    public List<Map<String, String>> measures(String table) {
        return table("measures", table).stream().map(TableRow::cells).toList();
    }

    /** Its own rows of {@code <folder>/<table>.csv}; none when it has no such table. Parents' are not joined. */
    public List<TableRow> table(String folderName, String table) {
        Path file = folder.resolve(folderName).resolve(table + ".csv");
        return Files.exists(file) ? PolicyFiles.table(file, id() + "/" + folderName + "/" + table + ".csv") : List.of();
    }

    /**
     * The compiled rules of a step: its own {@code <step>/*.drl} and, where it has none of that name, its parents'. Packs with the
     * same rules share one compilation.
     *
     * @param step warning, obligation or compliance
     * @throws PolicyException when a rule does not compile; the message names file and line
     */
    public RuleBook rules(String step) {
        Map<String, Path> files = new TreeMap<>();
        for (PolicyPack pack : chain()) {
            for (Path file : PolicyFiles.files(pack.folder.resolve(step), ".drl")) {
                files.putIfAbsent(file.getFileName().toString(), file);
            }
        }
        return RuleBook.compiled(id() + "/" + step, List.copyOf(files.values()));
    }

    /** The rule files it has itself in a step, sorted; those of its parents are not among them. */
    public List<Path> ownRuleFiles(String step) {
        return PolicyFiles.files(folder.resolve(step), ".drl");
    }

    /** Whether it or a pack it extends has rules of a step. */
    public boolean hasRules(String step) {
        return chain().stream().anyMatch(pack -> !pack.ownRuleFiles(step).isEmpty());
    }

    /** The case files beside its rules and measures, sorted. */
    public List<Path> caseFiles() {
        List<Path> files = new ArrayList<>();
        for (String step : List.of("warning", "obligation", "compliance", "cases")) {
            files.addAll(PolicyFiles.files(folder.resolve(step), ".cases.yaml"));
        }
        return files;
    }

    @Override
    public String toString() {
        return id() + "@" + digest.substring(0, 12);
    }

    private Optional<LocalDate> date(String key) {
        JsonNode node = about.path(key);
        return node.isTextual() && node.asText().length() == 10
                ? Optional.of(LocalDate.parse(node.asText()))
                : Optional.empty();
    }
}
