/** The evidence of a lead as the site and the bureau read it the same minute: one document, or one file with a list of hashes. */
package io.qinglan.compliance.lead.evidence;
