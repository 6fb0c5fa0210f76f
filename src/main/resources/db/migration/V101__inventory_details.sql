-- What a list says of a site beyond what the rules see: contacts, service profile, facilities, outlets, overhauls, exempt classes with
-- their documents, products, the text of list cells. It is part of the site's state, so it has the same versions. Canonical JSON.
alter table site add column details text;

-- Sources of a list that are no sites of a permit: dust sources (扬尘源) and mobile sources (移动源), in the same dated versions.
create table listed_source (
    kind    text    not null check (kind in ('dust', 'mobile')),
    code    text    not null,
    since   integer not null,                       -- the version that brought this state
    until   integer check (until > since),          -- the version that ended it; null: as it stands now
    area    text    not null,
    name    text    not null,
    details text    not null,                       -- canonical JSON: every column of its row by name
    primary key (kind, code, since)
);
create unique index listed_source_now on listed_source (kind, code) where until is null;
create index listed_source_of_area on listed_source (area, kind, code);

-- Codes issued here to sites that have neither permit nor registration: the area, L and a running number.
create table local_site_code (
    area   text    primary key,
    last   integer not null
);
