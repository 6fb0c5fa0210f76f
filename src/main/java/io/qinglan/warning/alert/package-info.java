/**
 * What the public is told of a warning (预警发布): one message for each version, as CAP 1.2 with signature, in an Atom feed, as the notice
 * (text, page, PDF) and as the message of the national release system; and by which channels it went. Never a proposal; an exercise never
 * leaves the house.
 */
package io.qinglan.warning.alert;
