package io.qinglan.inventory;

import java.time.Instant;
import java.util.UUID;

/**
 * A scan of a site's signed consent to electronic service (电子送达同意书), as it is known; its bytes are read by its hash.
 *
 * @param hash SHA-256 of the bytes, lower-case hex: what {@code scan} of the service profile names
 * @param name the file's name as it was sent
 * @param type its media type
 * @param bytes how many bytes it has
 * @param keptBy name of the person who sent it
 * @param keptAt when it was kept
 * @param decision its record in the ledger
 * @param inList whether the service profile on the list names it now
 */
public record ServiceConsent(
        String site,
        String hash,
        String name,
        String type,
        long bytes,
        String keptBy,
        Instant keptAt,
        UUID decision,
        boolean inList) {}
