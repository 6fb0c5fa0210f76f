-- The ledger: every decision of the rules and every act of a person, once, for ever.
-- Its places are dense: whoever appends holds the one row of ledger_head until the commit, so that a rolled-back transaction
-- leaves no gap. Tree, checkpoints and proofs build on decision (index, leaf).

create table ledger_head (
    only_row boolean primary key default true check (only_row),
    size     bigint  not null check (size >= 0)
);
insert into ledger_head (size) values (0);

create table decision (
    index       bigint      primary key,
    id          uuid        not null unique,
    kind        text        not null,
    subject     text        not null,
    area        text,
    site        text,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    record      bytea       not null,                                   -- RFC 8785, exactly the hashed bytes
    leaf        bytea       not null check (octet_length(leaf) = 32)    -- SHA-256(0x00 || record)
);

-- What many records share (pack, warning, version of the list, authority and remedies of a response) is kept once, named by digest.
create table content (
    digest     bytea       primary key check (octet_length(digest) = 32),
    kind       text        not null,
    body       bytea       not null,
    created_at timestamptz not null
);

create trigger decision_append_only before update or delete or truncate on decision
    for each statement execute function refuse_change();
create trigger content_append_only before update or delete or truncate on content
    for each statement execute function refuse_change();

-- Also taken from the owner itself. (So no foreign key may point here: its check needs the right to lock rows.)
revoke update, delete, truncate on decision, content from public, current_user;
