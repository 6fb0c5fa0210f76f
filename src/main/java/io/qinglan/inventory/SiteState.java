package io.qinglan.inventory;

/**
 * A site with all that the list says of it.
 *
 * @param site the site as the rules and orders see it
 * @param details what the list says beside it; null where the statement does not speak of it and what stood stays
 */
public record SiteState(Site site, SiteDetails details) {}
