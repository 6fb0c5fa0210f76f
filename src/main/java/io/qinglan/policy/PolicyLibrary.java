package io.qinglan.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** All packs and standards of a {@code rules/} folder. Packs are read when first asked for; rules compile when first used. */
public final class PolicyLibrary {

    private final Path folder;
    private final Map<String, Path> folders;
    private final Map<String, PolicyPack> read = new LinkedHashMap<>();
    private final List<Standard> standards;

    private PolicyLibrary(Path folder, Map<String, Path> folders, List<Standard> standards) {
        this.folder = folder;
        this.folders = folders;
        this.standards = standards;
    }

    /**
     * Opens a folder of packs.
     *
     * @throws PolicyException when the folder cannot be read or a standard breaks its schema
     */
    public static PolicyLibrary open(Path rules) {
        Map<String, Path> folders = new ConcurrentSkipListMap<>();
        try (Stream<Path> children = Files.list(rules)) {
            children.filter(child -> Files.exists(child.resolve("pack.yaml")))
                    .forEach(child -> folders.put(child.getFileName().toString(), child));
        } catch (IOException e) {
            throw new PolicyException("the folder of rule packs cannot be read: " + rules, e);
        }
        List<Standard> standards = new ArrayList<>();
        for (Path file : PolicyFiles.files(rules.resolve("standards"), ".yaml")) {
            if (!file.getFileName().toString().endsWith(".cases.yaml")) {
                standards.add(Standard.of(file.toString(), PolicyFiles.tree(file)));
            }
        }
        return new PolicyLibrary(rules, folders, List.copyOf(standards));
    }

    /** The ids of all packs, sorted. */
    public Collection<String> ids() {
        return folders.keySet();
    }

    /**
     * The pack of an id.
     *
     * @throws PolicyException when there is no such pack, or one of its files breaks the schema
     */
    public synchronized PolicyPack pack(String id) {
        PolicyPack known = read.get(id);
        return known != null ? known : read(id, new ArrayList<>());
    }

    /**
     * A pack in a folder outside, as it would be beside the others; it is not added.
     *
     * @throws PolicyException when one of its files breaks the schema, or it extends a pack that is not here
     */
    public synchronized PolicyPack candidate(Path home) {
        JsonNode about = PolicyFiles.tree(home.resolve("pack.yaml"));
        PolicySchema.PACK.check("pack.yaml", about);
        JsonNode parent = about.path("extends");
        return PolicyPack.read(home, about, parent.isTextual() ? pack(parent.asText()) : null);
    }

    /**
     * Adds a pack that came while the program runs; its folder must stay as it is.
     *
     * @throws PolicyException when a pack of its id with another content is here
     */
    public synchronized void add(PolicyPack pack) {
        PolicyPack known = folders.containsKey(pack.id()) ? pack(pack.id()) : null;
        if (known != null && !known.digest().equals(pack.digest())) {
            throw PolicyException.expected(pack.id(), "an id that no pack has", "that of " + known);
        }
        if (known == null) {
            read.put(pack.id(), pack);
            folders.put(pack.id(), pack.folder());
        }
    }

    /** Whether some pack here has a rule file of a step with exactly this text. */
    public boolean knowsRules(String step, String text) {
        return folders.values().stream()
                .flatMap(home -> PolicyFiles.files(home.resolve(step), ".drl").stream())
                .anyMatch(file -> PolicyFiles.text(file).equals(text));
    }

    /** All packs, sorted by id. */
    public Collection<PolicyPack> packs() {
        return folders.keySet().stream().map(this::pack).toList();
    }

    /** All standards, sorted by file. */
    public List<Standard> standards() {
        return standards;
    }

    /**
     * The standard of an id.
     *
     * @throws PolicyException when there is none
     */
    public Standard standard(String id) {
        return standards.stream()
                .filter(standard -> standard.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PolicyException("there is no standard " + id));
    }

    /** The case files beside the standards, sorted. */
    public List<Path> standardCaseFiles() {
        return PolicyFiles.files(folder.resolve("standards"), ".cases.yaml");
    }

    /** A file of the folder that belongs to no single pack, such as code tables, by its relative name. */
    public JsonNode tree(String name) {
        return PolicyFiles.tree(folder.resolve(name));
    }

    private PolicyPack read(String id, List<String> children) {
        Path home = folders.get(id);
        if (home == null) {
            throw new PolicyException(
                    "there is no pack " + id + (children.isEmpty() ? "" : ", which " + children + " extends")
                            + "; there are " + folders.keySet());
        }
        if (children.contains(id)) {
            throw new PolicyException("packs extend one another in a circle: " + children);
        }
        JsonNode about = PolicyFiles.tree(home.resolve("pack.yaml"));
        PolicySchema.PACK.check(id + "/pack.yaml", about);
        if (!about.get("id").asText().equals(id)) {
            throw PolicyException.expected(id + "/pack.yaml /id", id, about.get("id"));
        }
        PolicyPack parent = null;
        if (about.path("extends").isTextual()) {
            String parentId = about.get("extends").asText();
            children.add(id);
            parent = read.containsKey(parentId) ? read.get(parentId) : read(parentId, children);
        }
        PolicyPack pack = PolicyPack.read(home, about, parent);
        read.put(id, pack);
        return pack;
    }
}
