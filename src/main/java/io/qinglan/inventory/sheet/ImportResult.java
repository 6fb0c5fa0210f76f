package io.qinglan.inventory.sheet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an import did, or would do.
 *
 * @param kind sites, lines or list_rows
 * @param charset how the file was encoded
 * @param content SHA-256 of the file, lower-case hex
 * @param dryRun whether nothing was stored
 * @param rows rows read
 * @param added sites that were not there
 * @param changed sites that stand differently after it
 * @param unchanged sites named that stay as they were
 * @param ignoredColumns headings that told nothing
 * @param version the version of the list that holds after it; null after a dry run
 */
public record ImportResult(
        UUID id,
        String area,
        String kind,
        String fileName,
        String charset,
        String content,
        boolean dryRun,
        int rows,
        int added,
        int changed,
        int unchanged,
        List<String> ignoredColumns,
        Integer version,
        String person,
        Instant createdAt) {}
