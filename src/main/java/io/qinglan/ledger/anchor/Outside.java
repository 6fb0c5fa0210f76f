package io.qinglan.ledger.anchor;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;

import io.qinglan.ledger.Checkpoint;

/** Somebody outside who can be shown a checkpoint and answers for having seen it. */
interface Outside {

    /** The kind of anchor: rfc3161 or witness. */
    String kind();

    /**
     * Shows a checkpoint.
     *
     * @param consistency the proof (hashes in hex) that the tree of some earlier size is its beginning
     * @throws IOException when the other cannot be reached, refuses, or answers what does not hold
     */
    Answer show(Checkpoint checkpoint, LongFunction<List<String>> consistency) throws IOException;

    /** What came back and was checked. */
    record Answer(String name, byte[] proof, Instant saysAt) {}
}
