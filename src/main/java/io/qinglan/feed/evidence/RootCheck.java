package io.qinglan.feed.evidence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Whether the frames of an hour are still what they were when their root went into the ledger.
 *
 * @param holds whether every byte is what it was
 * @param recorded the root in the ledger, null when none was taken
 * @param found the root over the frames as they are now
 * @param batches batches found now
 * @param broken batches whose frames are not what their digest says
 */
public record RootCheck(Instant hour, boolean holds, String recorded, String found, int batches, List<UUID> broken) {}
