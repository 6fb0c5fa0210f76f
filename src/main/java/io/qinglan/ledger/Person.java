package io.qinglan.ledger;

import java.util.UUID;

/** Who acted, as the ledger keeps it: the name, unit, post and certificate at the time of the act. */
public interface Person {

    /** The account; null when a machine of ours acted by itself. */
    UUID id();

    /** The name as it stood at the time of the act. */
    String name();

    /** The body the person works for. */
    String unit();

    /** The office the person held. */
    String post();

    /** The number of the enforcement certificate (执法证), null when there is none. */
    String certificate();
}
