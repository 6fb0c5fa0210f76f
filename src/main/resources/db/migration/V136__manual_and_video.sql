-- What people and cameras add: readings by hand and patrols with pictures, whether cameras are on line, and clips asked for in a case.

-- A picture or document, byte for byte. Pictures show faces and plates: their content is read only within a case.
create table attachment (
    id          uuid        not null,                  -- named by time (UUID version 7)
    received_at timestamptz not null,
    site        text        not null,
    media_type  text        not null,
    bytes       integer     not null check (bytes > 0),
    sha256      bytea       not null check (octet_length(sha256) = 32),
    content     bytea       not null,
    person      uuid        not null,
    primary key (received_at, id)
) partition by range (received_at);
alter table attachment alter column content set storage external; -- packed already
create index attachment_by_id on attachment (id);
create trigger never_changed before update or delete on attachment for each row execute function refuse_change();

create table manual_reading (
    id          uuid        not null,
    at          timestamptz not null,
    point       text,                                  -- of a reading; a patrol may concern the whole site
    site        text        not null,
    kind        text        not null check (kind in ('reading', 'patrol')),
    "values"    jsonb       not null,                  -- [{factor, value, unit}]
    outcome     text        check (outcome in ('normal', 'abnormal')),
    finding     text,
    person      uuid        not null,
    person_name text        not null,
    attachments uuid[]      not null,
    said        bytea       not null,                  -- SHA-256 of the record, by which a repeat is known
    received_at timestamptz not null,
    batch       uuid        not null,                  -- the frame that is its evidence
    position    integer     not null,
    primary key (at, id),
    unique (site, at, said)
) partition by range (at);
create index manual_reading_of_site on manual_reading (site, at desc, id);
create trigger never_changed before update or delete on manual_reading for each row execute function refuse_change();

create table camera_state (
    point       text        not null,
    at          timestamptz not null,
    online      boolean     not null,
    detail      text,
    site        text        not null,
    received_at timestamptz not null,
    primary key (point, at, online)
) partition by range (at);
create trigger never_changed before update or delete on camera_state for each row execute function refuse_change();

-- A clip that is asked for: the camera's own system keeps the video, we keep what it is, its hash and its place.
create table clip_request (
    id           uuid        not null,
    from_at      timestamptz not null,
    to_at        timestamptz not null check (to_at > from_at),
    point        text        not null,
    site         text        not null,
    reason       text        not null,
    requested_by uuid,                                 -- null: the program, when a lead opens
    requested_at timestamptz not null,
    decision     uuid        not null,
    primary key (from_at, id)
) partition by range (from_at);
create index clip_request_by_id on clip_request (id);
create index clip_request_of_site on clip_request (site, from_at desc, id);
create trigger never_changed before update or delete on clip_request for each row execute function refuse_change();

create table clip_delivery (
    clip         uuid        not null,
    from_at      timestamptz not null,                 -- of the request, so that both leave together
    sha256       bytea       not null check (octet_length(sha256) = 32),
    place        text        not null,
    seconds      integer     not null check (seconds > 0),
    delivered_by text        not null,
    delivered_at timestamptz not null,
    primary key (from_at, clip, sha256)
) partition by range (from_at);
create trigger never_changed before update or delete on clip_delivery for each row execute function refuse_change();
