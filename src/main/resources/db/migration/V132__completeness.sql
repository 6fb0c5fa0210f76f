-- What was due of a point and what came, hour by hour; of day records by day. It is counted anew whenever records of the hour come, so that
-- late ones fill it up.
create table received_hour (
    point      text        not null,
    kind       text        not null,                     -- kind of record
    start      timestamptz not null,
    due        integer     check (due >= 0),             -- null: nothing tells how many
    due_from   text        check (due_from in ('setting', 'standard', 'learned')),
    came       integer     not null default 0 check (came >= 0),
    backfilled integer     not null default 0,           -- of these so many late
    asked      smallint    not null default 0,           -- how often the missing ones were asked for
    asked_at   timestamptz,
    outcome    text,                                     -- of the last asking
    primary key (point, kind, start)
);
create index received_hour_at on received_hour (start);
create index received_hour_missing on received_hour (start) where due > came;

-- Up to which hour the due counts have been set.
create table completeness_clock (
    one         boolean     primary key default true check (one),
    swept_until timestamptz not null
);
