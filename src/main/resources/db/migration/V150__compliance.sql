-- Compliance: what is to be looked at again, what is watched, and the verdicts (核查结论).

-- What a transaction touched that verdicts rest on, written in it: a commit of readings, hours reckoned, a proof of service, a round of
-- orders, changed points. Worked off later; nothing that is committed is ever forgotten.
create table compliance_note (
    id       bigint generated always as identity primary key,
    kind     text        not null check (kind in ('readings', 'round', 'order', 'sites')),
    response uuid,                                    -- of a round
    orders   uuid[],                                  -- served
    sites    text[],                                  -- whose points changed
    points   text[],                                  -- of readings: one entry for each point, kind and hour
    kinds    text[],
    froms    timestamptz[],
    untils   timestamptz[],                           -- the last time touched, itself touched
    noted_at timestamptz not null default clock_timestamp()
);

-- Orders that are watched: those that bind, with what the watch has seen of each.
create table watched_order (
    site_order  uuid        primary key,
    response    uuid        not null,
    area        text        not null,
    site        text        not null,
    status      text        not null,                 -- of the order, when it was last looked at
    ended_at    timestamptz,
    revision    integer     not null,                 -- grows when service, points or the end change: what is kept in memory is read again
    binds_from  timestamptz,                          -- first duty that runs; null while none does
    binds_until timestamptz,                          -- null: open
    history_until timestamptz,                        -- data before this are of the days a baseline is made of; null without a limit
    seen_until  timestamptz,                          -- all quarters up to here were judged, with data or without
    hours_until timestamptz                           -- the same of hours; null where no stack, process or gate is looked at
);
create index watched_order_of_response on watched_order (response, site);
create index watched_order_of_site on watched_order (site);
create index watched_order_running on watched_order (seen_until) where binds_from is not null;

-- From which point's data an order's verdicts are made; from looked_from on, which for a limit reaches into the days before the alert.
create table watched_point (
    point       text        not null,
    site_order  uuid        not null,
    by          text        not null check (by in ('readings', 'windows', 'passages')), -- which notes of the point touch it
    looked_from timestamptz not null,
    primary key (point, site_order)
);
create index watched_point_of_order on watched_point (site_order);

-- Hours of orders that wait to be judged, each once: which quarters of the hour (1, 2, 4, 8), the hour itself (16), its day
-- (32), and whether verdicts that are there are to be compared, because the order was looked at anew (64).
create table verdict_due (
    site_order uuid        not null,
    hour       timestamptz not null,
    parts      integer     not null,
    primary key (hour, site_order)
);

-- One test of one obligation: what its verdicts, window by window, have in common.
create table verdict_series (
    id         bigint   generated always as identity primary key,
    site_order uuid     not null,
    ordinal    smallint not null,                     -- of the obligation in the order, from 1
    test       text     not null,
    about      text     not null,                     -- a pollutant, an outlet, a gate, a treatment group; empty where nothing
    response   uuid     not null,
    area       text     not null,
    site       text     not null,
    target     text     not null,
    unique (site_order, ordinal, test, about)
);
create index verdict_series_of_site on verdict_series (site);
create index verdict_series_of_response on verdict_series (response);

-- Rule, article, what would overturn it, the points: the same for many verdicts, so kept once. The id is of its SHA-256.
create table verdict_ground (
    id   bigint primary key,
    body jsonb  not null
);

-- A window's verdict; a later version stands beside the earlier: known_from says since when this was what we knew. Never changed.
create table verdict (
    series     bigint      not null,
    start      timestamptz not null,
    version    integer     not null check (version > 0),
    ends       timestamptz not null,
    result     smallint    not null,                  -- 0 met, 1 not met, 2 not assessable
    weight     smallint    not null,                  -- 0 verdict, 1 comparison, 2 doubt
    confidence smallint    not null,                  -- 0 none, 1 low, 2 medium, 3 high
    withdrawn  boolean     not null default false,    -- the window is cut otherwise now, or the duty did not run
    figures    jsonb       not null,
    ground     bigint      not null,
    said       bigint      not null,                  -- of a hash over all that is said, by which the same is known
    known_from timestamptz not null,
    decision   uuid        not null,                  -- the record of the change that brought this result
    primary key (series, start, version)
);
create trigger verdict_never_changed before update or delete on verdict for each row execute function refuse_change();
