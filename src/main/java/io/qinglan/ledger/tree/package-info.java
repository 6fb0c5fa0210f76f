/**
 * The tree over the ledger's leaves (RFC 9162, section 2.1), as plain Java: hashes, roots, proofs of inclusion and of consistency, and
 * the tiles in which full parts of it are kept. Knows no database; whoever stores tiles hands them in.
 */
package io.qinglan.ledger.tree;
