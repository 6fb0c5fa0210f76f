/** Outside anchors: others who stamp or countersign the ledger's checkpoints (RFC 3161; C2SP tlog-witness, tlog-cosignature). */
package io.qinglan.ledger.anchor;
