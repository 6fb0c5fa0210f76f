-- Plans (预案) as versioned documents: the government's plan of an area (应对预案) and a site's operation plan (一厂一策). A version is never
-- changed; what is done with it (filed, returned, withdrawn) is an act of a named person and stands in plan_filing.

create table plan (
    id              uuid        primary key,
    kind            text        not null check (kind in ('government', 'operation')),
    owner           text        not null,          -- the site's code, or the area's
    area            text        not null,
    version         integer     not null check (version > 0), -- counted from 1 for each owner
    title           text        not null,
    number          text,                          -- document number
    valid_from      date        not null,
    valid_until     date        check (valid_until >= valid_from), -- the last day; null: open
    holds           daterange,                     -- the days on which it is the plan in force; null: never filed, or withdrawn
    state           text        not null check (state in ('draft', 'filed', 'returned', 'superseded', 'withdrawn')),
    content         text        not null,          -- canonical JSON
    digest          text        not null,          -- SHA-256 over what makes it this document, hex; orders name it
    attachment      bytea,
    attachment_name text,
    attachment_type text,
    attachment_hash text,                          -- SHA-256 of the bytes, hex
    entered_by      uuid        not null,
    entered_name    text        not null,
    entered_at      timestamptz not null,
    decision        uuid        not null,
    unique (kind, owner, version),
    constraint plan_one_in_force exclude using gist (kind with =, owner with =, holds with &&)
);

create table plan_filing (
    id         uuid        primary key,
    plan       uuid        not null references plan,
    act        text        not null check (act in ('file', 'return', 'withdraw')),
    organ      text,                               -- the body in whose name
    number     text,                               -- filing number (备案号)
    opinion    text,
    person     uuid        not null,
    name       text        not null,
    post       text,
    at         timestamptz not null,
    decision   uuid        not null
);
create index plan_filing_of on plan_filing (plan, at);
