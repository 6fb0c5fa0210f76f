package io.qinglan.ledger.verifier;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * What a checkpoint says (C2SP tlog-checkpoint): whose ledger, how many leaves, which root, and in our ledgers when.
 *
 * @param at as it stands in the note, null when it says nothing
 */
record TreeHead(String origin, long size, byte[] root, String at) {

    /** @throws Doubt when the text is no checkpoint */
    static TreeHead of(String text) {
        List<String> lines =
                Arrays.asList(text.split("\n", -1)); // the last one is empty: the text ends in a line break
        if (lines.size() < 4 || lines.get(0).isEmpty()) {
            throw new Doubt("a checkpoint has the lines origin, size, root");
        }
        if (!lines.get(1).matches("[1-9][0-9]{0,18}")) {
            throw new Doubt("the second line of a checkpoint is its size, not: " + lines.get(1));
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines.get(2));
            if (root.length != 32) {
                throw new Doubt("the root of a checkpoint has 32 bytes");
            }
            String at = lines.size() > 4 ? lines.get(3) : null;
            return new TreeHead(lines.get(0), Long.parseLong(lines.get(1)), root, at);
        } catch (IllegalArgumentException e) {
            throw new Doubt("the root of the checkpoint cannot be read");
        }
    }
}
