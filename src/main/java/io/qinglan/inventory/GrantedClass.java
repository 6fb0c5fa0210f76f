package io.qinglan.inventory;

import java.time.Instant;

/**
 * An exempt class that a site got shortly before a response.
 *
 * @param flag the class
 * @param version the version of the list that brought it
 * @param response when the response, or the proposal for one, began
 */
public record GrantedClass(String site, String flag, int version, Instant grantedAt, Instant response) {}
