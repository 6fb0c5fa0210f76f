-- Evidence of feeds beside readings: passages of vehicles, and what keeps evidence from being changed or lost.

-- One month of a table that is partitioned by time. What is kept is never changed: neither through the table (its row trigger is
-- copied to each month) nor by emptying the month. A month leaves as a whole, by the job that keeps to the periods of retention.
create function keep_month(kept regclass, month date) returns void language plpgsql as $$
declare
    part text := kept::text || '_' || to_char(month, 'YYYY_MM');
begin
    if to_regclass(part) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(part, 135));
    if to_regclass(part) is not null then
        return;
    end if;
    execute format('create table %I partition of %s for values from (%L) to (%L)', part, kept,
        to_char(month, 'YYYY-MM-01') || ' 00:00:00+00', to_char(month + interval '1 month', 'YYYY-MM-01') || ' 00:00:00+00');
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', part);
end $$;

-- Vehicles through the gates of sites. A later value of the same passage is a revision; both stay.
create table gate_passage (
    gate            text        not null,             -- code of the point
    at              timestamptz not null,
    direction       text        not null check (direction in ('in', 'out')),
    plate           text        not null,             -- exact; shown masked outside a case
    revision        integer     not null check (revision > 0),
    id              uuid        not null,             -- the same for every revision
    site            text        not null,
    stage           text        not null,             -- code of HJ 1321 as in rules/standards
    fuel            text        not null,
    cargo_tonnes    numeric,
    goods           text,
    vehicle_kind    text,
    plate_colour    text,
    vin             text,
    engine_number   text,
    registered_on   date,
    control_status  text,
    admitted        boolean,                          -- whether the gate let it pass
    said            bytea       not null,             -- SHA-256 of the values, by which a repeat is known
    received_at     timestamptz not null,
    batch           uuid        not null,             -- the frame that is its evidence, of frame_batch
    position        integer     not null,
    line            integer     not null,             -- place of the record in the body, counted from 1
    primary key (gate, at, plate, direction, revision)
) partition by range (at);
create index gate_passage_of_site on gate_passage (site, at desc, id);
create trigger never_changed before update or delete on gate_passage for each row execute function refuse_change();

-- What must not be deleted while a case is open, and in whose cause plates and pictures are read. Another person releases it.
create table legal_hold (
    id        uuid        primary key,
    subject   text        not null check (subject in ('point', 'site', 'case')),
    code      text        not null,                   -- of the point, the site or the case
    site      text        not null,
    area      text        not null,
    point     text,                                   -- only this point of the site; null: all of it
    from_at   timestamptz not null,
    to_at     timestamptz,                            -- null: until it is released
    reason    text        not null,
    document  text        not null,
    placed_by uuid        not null,
    placed_at timestamptz not null,
    decision  uuid        not null,
    check (to_at > from_at)
);
create index legal_hold_of_site on legal_hold (site, from_at);
create trigger never_changed before update or delete or truncate on legal_hold for each statement execute function refuse_change();

create table legal_hold_release (
    hold        uuid        primary key references legal_hold,
    reason      text        not null,
    document    text        not null,
    released_by uuid        not null,
    released_at timestamptz not null,
    decision    uuid        not null
);
create trigger never_changed before update or delete or truncate on legal_hold_release for each statement execute function refuse_change();
