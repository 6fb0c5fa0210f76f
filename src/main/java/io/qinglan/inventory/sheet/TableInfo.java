package io.qinglan.inventory.sheet;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was made of one table of a file.
 *
 * @param sheet name of the sheet, null for a file that is one table
 * @param kind what it was taken for, null when its header told nothing
 * @param header the line of its header, null when it has none
 * @param rows rows below the header
 * @param ignoredColumns headings that told nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableInfo(String sheet, String kind, Integer header, int rows, List<String> ignoredColumns) {}
