package io.qinglan.inventory.sheet;

import java.util.UUID;

/**
 * Where in a file something of the list was stated.
 *
 * @param importId the import that brought it
 * @param cell the cell as table programs name it: {@code B7}, {@code 厂区!B7}
 */
public record Origin(UUID importId, String cell) {}
