-- Instruments (监测仪器、数采仪): who may send in the name of a point. The password of HJ 212 (PW, six characters) is kept as a salted,
-- slow hash only; a key of SM4 is sealed with a key that lies outside the database.

create table instrument (
    mn            text        primary key check (mn <> ''), -- the number it sends, upper and lower case as registered
    point         text        not null references monitoring_point (code),
    password_salt bytea,
    password_hash bytea,                               -- null: its password is not checked
    sm4_key       bytea,                               -- sealed
    edition       text        check (edition in ('2005', '2017', '2025')),
    dictionary    text,                                -- by which dictionary its marks are read
    quirks        text[]      not null default '{}',
    hour_stamp    text        not null default 'start' check (hour_stamp in ('start', 'end')),
    flow_unit     text        not null default 'm3/s' check (flow_unit in ('m3/s', 'm3/h')),
    realtime_seconds integer  check (realtime_seconds between 1 and 86400),
    minute_minutes   integer  check (minute_minutes between 1 and 60),
    clock_offset_seconds integer not null default 0,   -- added to its times
    registered_by text        not null,
    registered_at timestamptz not null,
    changed_at    timestamptz not null,                -- on the clock of the database: other nodes look for what changed since
    retired_at    timestamptz,
    version       integer     not null check (version > 0),
    check ((password_salt is null) = (password_hash is null))
);
create index instrument_of_point on instrument (point, mn);
create index instrument_changed on instrument (changed_at);
