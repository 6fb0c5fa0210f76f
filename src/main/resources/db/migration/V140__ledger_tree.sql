-- The tree over the decisions (RFC 9162): its full tiles of 256 hashes, its signed checkpoints, the keys that sign them. What is not in
-- a full tile yet is reckoned from the decisions themselves, so nothing here ever changes.

create table ledger_tile (
    level  integer  not null check (level >= 0),                         -- 0: a row of leaves; 1: of roots of such tiles; and so on
    index  bigint   not null check (index >= 0),
    root   bytea    not null check (octet_length(root) = 32),
    hashes bytea    not null check (octet_length(hashes) = 8192),
    primary key (level, index)
);

create table ledger_key (
    verifier   text        primary key,                                 -- name+id+key, as it is published
    suite      text        not null check (suite in ('ed25519', 'sm2')),
    since      bigint      not null,                                    -- the decision that brought it
    created_at timestamptz not null
);

create table ledger_checkpoint (
    size      bigint      primary key check (size > 0),
    root      bytea       not null check (octet_length(root) = 32),
    note      text        not null,                                     -- signed, in the form of C2SP
    signed_at timestamptz not null
);

create trigger ledger_tile_append_only before update or delete or truncate on ledger_tile
    for each statement execute function refuse_change();
create trigger ledger_key_append_only before update or delete or truncate on ledger_key
    for each statement execute function refuse_change();
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
    for each statement execute function refuse_change();
revoke update, delete, truncate on ledger_tile, ledger_key, ledger_checkpoint from public, current_user;
