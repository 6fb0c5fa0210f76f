/** What an auditor looks at first: acts that went another way than the rules, the procedure or the evidence. */
package io.qinglan.audit.redflag;
