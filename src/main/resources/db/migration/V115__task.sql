-- Tasks of departments (部门任务). The round is the job: noted in the transaction of the approval, worked off afterwards; a round done
-- twice changes nothing, because a task is named by its response, version and row.

create table task_round (
    response  uuid        not null,
    version   integer     not null,                -- of the response
    area      text        not null,
    level     text        not null,
    how       text,                                -- of an end: lifted, cancelled, expired, suspended
    at        timestamptz not null,
    until     timestamptz,
    exercise  boolean     not null,
    given     integer,
    closed    integer,
    noted_at  timestamptz not null,
    done_at   timestamptz,
    primary key (response, version)
);
create index task_round_open on task_round (noted_at) where done_at is null;

create table task (
    id          uuid        primary key,
    response    uuid        not null,
    version     integer     not null,              -- of the response that brought it
    area        text        not null,
    level       text        not null,
    exercise    boolean     not null,
    pack        text        not null,              -- that states the row
    pack_digest text        not null,
    row_id      text        not null,
    subject     text        not null,
    kind        text        not null,
    lead        text        not null,
    departments text[]      not null,
    body        jsonb       not null,              -- the row as it stood: action, proof, form, hours, zones, citation
    certainty   text        not null check (certainty in ('stated', 'inferred', 'open')),
    starts_at   timestamptz not null,
    until       timestamptz,
    due_at      timestamptz,                       -- the next report; null when none is due any more
    every_hours integer,
    state       text        not null check (state in ('issued', 'acknowledged', 'reported', 'closed')),
    how         text,                              -- of the close
    closed_at   timestamptz,
    made_at     timestamptz not null,
    decision    uuid        not null,
    check ((state = 'closed') = (closed_at is not null))
);
create unique index task_open on task (response, pack, row_id) where state <> 'closed';
create index task_newest on task (made_at desc, id desc);
create index task_of_response on task (response);
create index task_due on task (due_at) where state <> 'closed';

create table task_answer (
    id       uuid        primary key,
    task     uuid        not null references task,
    kind     text        not null check (kind in ('receipt', 'report')),
    content  text,
    figures  jsonb       not null default '{}',
    evidence text,
    person   text        not null,
    unit     text,
    at       timestamptz not null,
    due      timestamptz,                          -- when it was due
    decision uuid        not null
);
create index task_answer_of on task_answer (task, at);

-- Zones round named stations (监测站点周边), where dust is controlled more strictly. Radius as the city sets it.
create table task_zone (
    id            uuid             primary key,
    area          text             not null,
    kind          text             not null,
    station       text             not null,       -- code of the station
    name          text             not null,
    longitude     double precision not null check (longitude between -180 and 180),
    latitude      double precision not null check (latitude between -90 and 90),
    radius_metres integer          not null check (radius_metres > 0),
    basis         text             not null,       -- the document that sets it
    since         date             not null,
    until         date             check (until > since),
    version       integer          not null,
    person        text             not null,
    made_at       timestamptz      not null
);
create unique index task_zone_now on task_zone (area, kind, station) where until is null;
