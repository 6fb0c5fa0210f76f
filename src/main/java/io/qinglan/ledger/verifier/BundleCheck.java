package io.qinglan.ledger.verifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Checks a bundle against one thing that is trusted: a key of the ledger, or a checkpoint somebody kept. Says step by step what holds;
 * stops at the first doubt.
 */
public final class BundleCheck {

    /** A content is named by its digest, or by the first half of it. */
    private static final Pattern NAME = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?:[0-9a-f]{32})?(?![0-9a-f])");

    private static final int HALF = 32;
    private static final String KEY = "ledger.key";

    private final Bundle bundle;
    private final List<String> holds = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private List<TrustedKey> signers = List.of();

    private BundleCheck(Bundle bundle) {
        this.bundle = bundle;
    }

    /**
     * What came out.
     *
     * @param holds what was found true, in order
     * @param remarks what a reader should know and is no doubt
     * @param doubt why the bundle is not believed, null when it is
     */
    public record Outcome(List<String> holds, List<String> remarks, String doubt) {

        /** Whether everything holds. */
        public boolean believed() {
            return doubt == null;
        }
    }

    /** Checks a bundle by a key of its ledger; keys that this one introduced are followed. */
    public static Outcome byKey(byte[] file, String published) {
        return byKey(file, published, AnchorTrust.NOBODY);
    }

    /** The same, with those outside whose anchors are trusted. */
    public static Outcome byKey(byte[] file, String published, AnchorTrust outside) {
        return run(file, outside, check -> check.trust(List.of(TrustedKey.of(published))));
    }

    /** Checks a bundle by a checkpoint that was kept: the ledger must still begin, or end, with it. */
    public static Outcome byCheckpoint(byte[] file, String note) {
        return byCheckpoint(file, note, AnchorTrust.NOBODY);
    }

    /** The same, with those outside whose anchors are trusted. */
    public static Outcome byCheckpoint(byte[] file, String note, AnchorTrust outside) {
        return run(file, outside, check -> check.trust(SignedNote.of(note)));
    }

    private interface Step {
        void take(BundleCheck check);
    }

    private static Outcome run(byte[] file, AnchorTrust outside, Step trust) {
        BundleCheck check = null;
        try {
            check = new BundleCheck(new Bundle(file));
            trust.take(check);
            check.contents();
            check.anchors(outside);
            return new Outcome(check.holds, check.remarks, null);
        } catch (Doubt doubt) {
            return new Outcome(
                    check == null ? List.of() : check.holds,
                    check == null ? List.of() : check.remarks,
                    doubt.getMessage());
        }
    }

    private void trust(List<TrustedKey> keys) {
        List<TrustedKey> known = followed(keys);
        bundle.checkpoint.requireSigned("the checkpoint", known);
        holds.add("the checkpoint over " + bundle.head.size() + " decisions is signed by " + bundle.origin);
        signers = known;
        inclusion();
        sealed(known);
    }

    private void trust(SignedNote kept) {
        TreeHead trusted = TreeHead.of(kept.text());
        if (!trusted.origin().equals(bundle.head.origin())) {
            throw new Doubt(
                    "the checkpoint kept is of " + trusted.origin() + ", the bundle's of " + bundle.head.origin());
        }
        beginsWith(trusted);
        inclusion();
        List<TrustedKey> keys = keysOfLeaves();
        bundle.checkpoint.requireSigned("the checkpoint", keys);
        kept.requireSigned("the checkpoint kept", keys);
        holds.add("both checkpoints are signed by a key that the ledger itself holds");
        signers = keys;
        sealed(keys);
    }

    private void beginsWith(TreeHead trusted) {
        boolean proved = trusted.size() == bundle.head.size()
                ? Arrays.equals(trusted.root(), bundle.head.root())
                : bundle.consistency.stream()
                        .filter(beginning -> beginning.from() == trusted.size())
                        .anyMatch(beginning -> Paths.consistent(
                                trusted.root(),
                                trusted.size(),
                                bundle.head.root(),
                                bundle.head.size(),
                                beginning.path()));
        if (!proved) {
            throw new Doubt("the bundle does not prove that its ledger of " + bundle.head.size()
                    + " decisions begins with the " + trusted.size() + " of the checkpoint kept");
        }
        holds.add("the ledger begins with the " + trusted.size() + " decisions of the checkpoint kept");
    }

    /** The trusted keys and those they introduced, one after another. */
    private List<TrustedKey> followed(List<TrustedKey> trusted) {
        List<TrustedKey> known = new ArrayList<>(trusted);
        for (JsonNode said : keyRecords()) {
            JsonNode introduction = said.path("introducedBy");
            boolean follows = introduction.isTextual()
                    && introducedBy(
                            known, introduction.asText(), said.path("verifier").asText());
            if (follows) {
                known.add(TrustedKey.of(said.path("verifier").asText()));
            }
        }
        return known;
    }

    private boolean introducedBy(List<TrustedKey> known, String note, String verifier) {
        try {
            SignedNote introduction = SignedNote.of(note);
            introduction.requireSigned("the introduction of a key", known);
            return introduction.text().equals(bundle.origin + "/key\n" + verifier + "\n");
        } catch (Doubt doubt) {
            return false;
        }
    }

    private List<TrustedKey> keysOfLeaves() {
        return keyRecords().stream()
                .map(said -> TrustedKey.of(said.path("verifier").asText()))
                .toList();
    }

    private List<JsonNode> keyRecords() {
        List<JsonNode> records = new ArrayList<>();
        for (Bundle.LeafEntry leaf : bundle.leaves) {
            JsonNode record = Bundle.parse("a record", leaf.record());
            if (record.path("kind").asText().equals(KEY)) {
                records.add(record.path("output"));
            }
        }
        return records;
    }

    /** Every record is in the tree; the first is the decision, the others bring keys. */
    private void inclusion() {
        if (!bundle.origin.equals(bundle.head.origin())) {
            throw new Doubt("the bundle is of " + bundle.origin + ", its checkpoint of " + bundle.head.origin());
        }
        if (bundle.leaves.isEmpty()) {
            throw new Doubt("the bundle holds no record");
        }
        for (int i = 0; i < bundle.leaves.size(); i++) {
            Bundle.LeafEntry leaf = bundle.leaves.get(i);
            JsonNode record = Bundle.parse("record " + leaf.index(), leaf.record());
            Bundle.requireCanonical("record " + leaf.index(), leaf.record(), record);
            if (i > 0 && !record.path("kind").asText().equals(KEY)) {
                throw new Doubt("record " + leaf.index() + " is neither the decision nor a key of the ledger");
            }
            byte[] root = Paths.rootOf(Hashes.leaf(leaf.record()), leaf.index(), bundle.head.size(), leaf.path());
            if (!Arrays.equals(root, bundle.head.root())) {
                throw new Doubt("record " + leaf.index() + " is not in the ledger of the checkpoint");
            }
        }
        JsonNode decision = Bundle.parse("the decision", bundle.leaves.get(0).record());
        if (!decision.path("id").asText().equals(bundle.decision)) {
            throw new Doubt("the record is not of the decision " + bundle.decision);
        }
        holds.add(
                "the decision " + bundle.decision + " (" + decision.path("kind").asText() + ") is number "
                        + bundle.leaves.get(0).index() + " of the ledger, recorded "
                        + decision.path("recordedAt").asText());
    }

    /** The whole file is as it was given out. */
    private void sealed(List<TrustedKey> keys) {
        bundle.seal.requireSigned("the bundle", keys);
        String expected =
                bundle.origin + "/bundle\n" + Base64.getEncoder().encodeToString(Hashes.of(bundle.sealed)) + "\n";
        if (!bundle.seal.text().equals(expected)) {
            throw new Doubt("the bundle is not as it was sealed");
        }
        holds.add("the bundle is as it was given out");
    }

    /** All that is shared is what the record names, and nothing else. */
    private void contents() {
        Set<String> asked = namesIn(bundle.leaves.get(0).record());
        Set<String> named = new HashSet<>(asked);
        Set<String> there = new HashSet<>();
        for (Bundle.Content content : bundle.contents) {
            if (!HexFormat.of().formatHex(Hashes.of(content.body())).equals(content.digest())) {
                throw new Doubt("the content " + content.digest() + " (" + content.kind() + ") has another digest");
            }
            named.addAll(namesIn(content.body()));
            there.add(content.digest());
            there.add(content.digest().substring(0, HALF));
        }
        for (Bundle.Content content : bundle.contents) {
            if (!named.contains(content.digest())
                    && !named.contains(content.digest().substring(0, HALF))) {
                throw new Doubt("the content " + content.digest() + " is named by nothing in the bundle");
            }
        }
        holds.add(bundle.contents.size() + " shared contents have the digests by which they are named");
        asked.stream()
                .filter(name -> !there.contains(name))
                .sorted()
                .forEach(name -> remarks.add("not in the bundle: content " + name));
    }

    private static Set<String> namesIn(byte[] bytes) {
        Set<String> names = new HashSet<>();
        Matcher matcher = NAME.matcher(new String(bytes, StandardCharsets.UTF_8));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    /** Who outside saw the decision, and when: from then on nobody could write another past. */
    private void anchors(AnchorTrust outside) {
        AnchorCheck check = new AnchorCheck(bundle, signers, outside);
        bundle.anchors.forEach(anchor -> check.of(anchor, holds, remarks));
        if (bundle.anchors.isEmpty()) {
            remarks.add("no outside anchor: nothing but the ledger's own key limits back-dating");
        }
        bundle.missedAnchors.forEach(day -> remarks.add("no outside anchor was set on " + day));
    }
}
