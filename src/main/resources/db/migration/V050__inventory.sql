-- The inventory (应急减排清单): every import that was accepted is a version of the list. A site is one row per state: what an old
-- order was derived from can be read for ever, and the whole list stands as it was at any version.

create table inventory_import (
    id          uuid        primary key,
    area        text        not null,
    kind        text        not null,              -- sites, lines, list_rows
    file_name   text,
    charset     text        not null,
    content     text        not null,              -- SHA-256 of the file, hex
    dry_run     boolean     not null,
    rows        integer     not null,
    added       integer     not null,
    changed     integer     not null,
    unchanged   integer     not null,
    ignored     text[]      not null,              -- headings that told nothing
    version     integer,                           -- null after a dry run
    person      text,
    created_at  timestamptz not null
);

create table inventory_version (
    version    integer     primary key,
    import     uuid,                               -- null: loaded by the program
    area       text        not null,
    digest     text        not null,               -- SHA-256 of the version before and of what this one brought, hex
    title      text        not null,
    sites      integer     not null,               -- sites touched
    person     text,
    created_at timestamptz not null
);

create table enterprise (
    credit_code          text        primary key check (credit_code ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$'),
    name                 text        not null,
    legal_representative text
);

create table site (
    code                 text             not null,
    since                integer          not null, -- the version that brought this state
    until                integer          check (until > since), -- the version that ended it; null: as it stands now
    area                 text             not null,
    name                 text             not null,
    credit_code          text,
    legal_representative text,
    address              text,
    contact              text,
    phone                text,
    longitude            double precision,
    latitude             double precision,
    industry             text             not null,
    grade                text,
    listed               boolean          not null,
    lines                integer          not null,
    facts                text             not null, -- canonical JSON: all that the rules see of the site
    digest               bytea            not null, -- SHA-256 of facts; decision records name it
    primary key (code, since)
);
create unique index site_now on site (code) where until is null;
create index site_of_area on site (area, code);
