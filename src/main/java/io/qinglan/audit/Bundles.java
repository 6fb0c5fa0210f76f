package io.qinglan.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.inventory.SiteFacts;
import io.qinglan.ledger.Canonical;
import io.qinglan.ledger.Checkpoint;
import io.qinglan.ledger.Checkpoints;
import io.qinglan.ledger.Entries;
import io.qinglan.ledger.Leaf;
import io.qinglan.ledger.LedgerKeys;
import io.qinglan.ledger.anchor.Anchors;

/**
 * A decision with all that is needed to believe it away from here: its record, what the record names by digest, its path to a signed
 * checkpoint, the keys of the ledger with theirs. docs/ledger-format.md says how it lies.
 */
@ApplicationScoped
public class Bundles {

    /** The form of the bundle; a verifier reads those it knows. */
    private static final int FORM = 1;

    /** A content is named by its digest or the first half of it. */
    private static final Pattern NAME = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?:[0-9a-f]{32})?(?![0-9a-f])");

    private final Entries entries;
    private final Checkpoints checkpoints;
    private final LedgerKeys keys;
    private final SiteFacts facts;
    private final Anchors anchors;

    /** Made by the container. */
    public Bundles(Entries entries, Checkpoints checkpoints, LedgerKeys keys, SiteFacts facts, Anchors anchors) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.facts = facts;
        this.anchors = anchors;
    }

    /**
     * The bundle of a decision against the last checkpoint; one is signed for it when none covers it yet.
     *
     * @param from size of a checkpoint that its reader holds, whose consistency is to be proved too; null = none
     * @return canonical JSON (RFC 8785)
     */
    public byte[] of(Entries.Found decision, Long from) {
        Checkpoint checkpoint = covering(decision.index());
        Map<String, Object> bundle = new TreeMap<>();
        bundle.put("form", FORM);
        bundle.put("origin", keys.origin());
        bundle.put("decision", decision.id());
        bundle.put("checkpoint", checkpoint.note());
        bundle.put("leaves", leaves(decision, checkpoint.size()));
        bundle.put("contents", contents(decision));
        bundle.put("consistency", consistency(from, checkpoint.size()));
        bundle.put("anchors", anchors(decision.index(), checkpoint.size()));
        bundle.put(
                "missedAnchors",
                anchors.missedSince(decision.recordedAt(), decision.index()).stream()
                        .map(Object::toString)
                        .toList());
        String digest = Base64.getEncoder().encodeToString(Leaf.digest(Canonical.bytes(bundle)));
        bundle.put("seal", keys.seal(keys.origin() + "/bundle\n" + digest + "\n"));
        return Canonical.bytes(bundle);
    }

    private Checkpoint covering(long index) {
        Optional<Checkpoint> last = checkpoints.last();
        if (last.isEmpty() || last.get().size() <= index) {
            checkpoints.make();
        }
        return checkpoints.last().orElseThrow();
    }

    private List<Map<String, Object>> leaves(Entries.Found decision, long size) {
        Stream<Entries.Found> keyDecisions = keys.places().stream()
                .filter(place -> place < size)
                .map(place -> entries.at(place).orElseThrow());
        return Stream.concat(Stream.of(decision), keyDecisions)
                .map(found -> leaf(found, size))
                .toList();
    }

    private Map<String, Object> leaf(Entries.Found found, long size) {
        Map<String, Object> leaf = new LinkedHashMap<>();
        leaf.put("index", found.index());
        leaf.put("record", base64(found.record()));
        leaf.put("path", checkpoints.inclusion(found.index(), size));
        return leaf;
    }

    /** Who outside first saw the decision, each with the proof that what was seen is the beginning of the bundle's ledger. */
    private List<Map<String, Object>> anchors(long index, long size) {
        return anchors.covering(index).stream()
                .filter(anchor -> anchor.size() <= size)
                .map(anchor -> {
                    Map<String, Object> shown = new LinkedHashMap<>();
                    shown.put("kind", anchor.kind());
                    shown.put("name", anchor.name());
                    shown.put("checkpoint", anchor.note());
                    shown.put("proof", base64(anchor.proof()));
                    shown.put("path", checkpoints.consistency(anchor.size(), size));
                    return shown;
                })
                .toList();
    }

    private List<Map<String, Object>> consistency(Long from, long size) {
        return from == null ? List.of() : List.of(Map.of("from", from, "path", checkpoints.consistency(from, size)));
    }

    /** What the record names, and what that names in turn, by digest. */
    private List<Map<String, Object>> contents(Entries.Found decision) {
        Map<String, Entries.Content> found = new TreeMap<>();
        Deque<byte[]> unread = new ArrayDeque<>(List.of(decision.record()));
        while (!unread.isEmpty()) {
            Matcher names = NAME.matcher(new String(unread.pop(), StandardCharsets.UTF_8));
            while (names.find()) {
                content(names.group(), decision.site())
                        .filter(content -> found.putIfAbsent(content.digest(), content) == null)
                        .ifPresent(content -> unread.push(content.body()));
            }
        }
        return found.values().stream().map(Bundles::view).toList();
    }

    private Optional<Entries.Content> content(String name, String site) {
        Optional<Entries.Content> shared = entries.named(name);
        if (shared.isPresent() || site == null || name.length() < 2 * Leaf.LENGTH) {
            return shared;
        }
        return facts.find(site, name).map(body -> new Entries.Content(name, "facts", body));
    }

    private static Map<String, Object> view(Entries.Content content) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("digest", content.digest());
        view.put("kind", content.kind());
        view.put("body", base64(content.body()));
        return view;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
