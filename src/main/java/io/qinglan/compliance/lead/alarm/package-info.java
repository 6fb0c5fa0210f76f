/** From verdicts to leads: what is not met for longer than is tolerated opens a lead, an alarm and never a finding. */
package io.qinglan.compliance.lead.alarm;
