package io.qinglan.inventory;

/**
 * A site as it stands in the list.
 *
 * @param site the site
 * @param since the version of the list that brought this state
 * @param digest SHA-256 of the canonical facts, lower-case hex; decision records name the facts by it
 */
public record StoredSite(Site site, int since, String digest) {}
