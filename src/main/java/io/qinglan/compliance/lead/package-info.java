/**
 * Leads (线索): an alarm, a petition or a find is a lead, never a finding. What happens to a lead is a row of acts, each by a named
 * person or the program; {@link io.qinglan.compliance.lead.LeadLife} folds them and says, as a pure function, which act may come next.
 */
package io.qinglan.compliance.lead;
