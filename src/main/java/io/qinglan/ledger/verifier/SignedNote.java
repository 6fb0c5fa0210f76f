package io.qinglan.ledger.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A text with signatures under it (C2SP signed-note): the text, an empty line, and a line {@code — name base64} each. */
final class SignedNote {

    private static final int ID = 4;

    private final String whole;
    private final String text;
    private final List<Line> lines;

    private record Line(String name, byte[] id, byte[] signature) {}

    private SignedNote(String whole, String text, List<Line> lines) {
        this.whole = whole;
        this.text = text;
        this.lines = lines;
    }

    /** @throws Doubt when it has not the form of a note */
    static SignedNote of(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new Doubt("a signed note has a text, an empty line and signatures");
        }
        List<Line> lines = new ArrayList<>();
        String signatures = note.substring(end + 2);
        for (String line :
                signatures.substring(0, Math.max(0, signatures.length() - 1)).split("\n", -1)) {
            lines.add(line(line));
        }
        return new SignedNote(note, note.substring(0, end + 1), lines);
    }

    private static Line line(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 3 || !words[0].equals("—")) {
            throw new Doubt("a signature stands as: — name base64, not as: " + line);
        }
        try {
            byte[] signed = Base64.getDecoder().decode(words[2]);
            if (signed.length <= ID
                    || !Base64.getEncoder().encodeToString(signed).equals(words[2])) {
                throw new Doubt("the signature of " + words[1] + " cannot be read");
            }
            return new Line(words[1], Arrays.copyOf(signed, ID), Arrays.copyOfRange(signed, ID, signed.length));
        } catch (IllegalArgumentException e) {
            throw new Doubt("the signature of " + words[1] + " cannot be read");
        }
    }

    /** The text that is signed, with its last line break. */
    String text() {
        return text;
    }

    /** The note as it came. */
    String whole() {
        return whole;
    }

    /**
     * Whether every signature under it is one of these keys', and there is one at least.
     *
     * @throws Doubt when a line is of an unknown key or does not fit the text
     */
    void requireSigned(String what, List<TrustedKey> keys) {
        for (Line line : lines) {
            TrustedKey key = keys.stream()
                    .filter(known -> known.isNamed(line.name(), line.id()))
                    .findFirst()
                    .orElseThrow(
                            () -> new Doubt(what + " is signed by " + line.name() + " with a key that is not trusted"));
            if (!key.signed(text, line.signature())) {
                throw new Doubt("the signature of " + line.name() + " under " + what + " does not fit");
            }
        }
    }
}
