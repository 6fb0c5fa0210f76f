package io.qinglan.inventory.sheet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.qinglan.web.InputError;

/**
 * What an import did, would do, or why it was refused.
 *
 * @param kind what the file is: the kind of its only table, or {@code workbook} for several
 * @param status {@code taken}, {@code dry_run}, {@code refused}, {@code pending} (waits for a second person) or {@code rejected}
 * @param format csv or xlsx
 * @param charset how a CSV file was encoded
 * @param content SHA-256 of the file, lower-case hex
 * @param dryRun whether only asked what it would do
 * @param rows rows read in all tables
 * @param added sites that were not there
 * @param changed sites that stand differently after it
 * @param unchanged sites named that stay as they were
 * @param points monitoring points that stand differently after it
 * @param sources dust and mobile sources that stand differently after it
 * @param ignoredColumns headings that told nothing
 * @param tables what each table was taken for
 * @param errors what is wrong, by cell; empty unless refused
 * @param warnings what was read otherwise than it is written, or not understood, by cell
 * @param version the version of the list that holds after it; null when nothing was stored
 * @param reason why the list is changed while it is frozen
 * @param document on what document
 * @param decidedBy the second person
 */
public record ImportResult(
        UUID id,
        String area,
        String kind,
        String status,
        String format,
        String fileName,
        String charset,
        String content,
        boolean dryRun,
        int rows,
        int added,
        int changed,
        int unchanged,
        int points,
        int sources,
        List<String> ignoredColumns,
        List<TableInfo> tables,
        List<InputError> errors,
        List<InputError> warnings,
        Integer version,
        String reason,
        String document,
        String person,
        Instant createdAt,
        String decidedBy,
        Instant decidedAt,
        String decisionReason) {

    /** Keeps its own copies. */
    public ImportResult {
        ignoredColumns = List.copyOf(ignoredColumns);
        tables = List.copyOf(tables);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
