-- What each server knew of its own clock, minute by minute: by which source it is kept and how far it was off. Clocks of the law run by it.
create table server_time (
    node               text        not null,
    at                 timestamptz not null,              -- by the server's own clock
    source             text        not null,              -- chrony, timedatectl, ntp …; unknown: nothing could tell
    synchronised       boolean,                           -- null: the source does not say
    offset_ms          double precision,                  -- server less true time; null: not known
    database_offset_ms double precision,                  -- server less database
    warning            text,
    detail             text,
    primary key (node, at)
);
