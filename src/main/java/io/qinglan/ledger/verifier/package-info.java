/**
 * Checks what a ledger gave out, without the ledger: a bundle, a checkpoint, a key. Shares no code with the server, only the format
 * (docs/ledger-format.md), so that a fault there cannot bless itself here. Needs no database, no network, no configuration.
 */
package io.qinglan.ledger.verifier;
