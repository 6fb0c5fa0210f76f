/**
 * Rulings (认定): a named person finds the facts. A penalty is another procedure of another body: for it a ruling only puts together a
 * case file, with the clauses that may apply at the date of the act.
 */
package io.qinglan.compliance.ruling;
