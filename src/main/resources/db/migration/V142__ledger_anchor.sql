-- Outside anchors of the ledger: a checkpoint that somebody else has stamped or countersigned, so that from then on nobody, not even who
-- holds the ledger's key, can write another past.
create table ledger_anchor (
    id          uuid        primary key,
    kind        text        not null check (kind in ('rfc3161', 'witness')),
    name        text        not null,                                   -- who: subject of the certificate, name of the witness
    size        bigint      not null check (size > 0),                  -- of the checkpoint
    note        text        not null,                                   -- the checkpoint, exactly as it was shown
    proof       bytea       not null,                                   -- time-stamp token (DER), or the witness's signature line
    says_at     timestamptz not null,                                   -- the time by the other's clock
    anchored_at timestamptz not null                                    -- by ours
);
create index ledger_anchor_size on ledger_anchor (size);
create index ledger_anchor_at on ledger_anchor (kind, anchored_at);
create index ledger_checkpoint_at on ledger_checkpoint (signed_at);

create trigger ledger_anchor_append_only before update or delete or truncate on ledger_anchor
    for each statement execute function refuse_change();
revoke update, delete, truncate on ledger_anchor from public, current_user;
