-- Who is on duty at the desk of an area, and when (值班表). A shift that is changed gets a new version; what was planned stays readable.
create table duty_shift (
    id        uuid        primary key,
    area      text        not null,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    duty      text        not null check (duty in ('leader', 'officer', 'deputy')),
    person    text        not null,                -- real name
    user_name text,                                -- account, when the person has one
    unit      text,
    phone     text        not null,
    document  text,                                -- the roster it was taken from
    version   integer     not null,
    cancelled boolean     not null default false,
    made_by   text        not null,
    made_at   timestamptz not null,
    decision  uuid        not null,
    check (ends_at > starts_at)
);
create index duty_shift_of on duty_shift (area, starts_at);

-- A signed handover (交接班): the desk as it stood, given by one person, taken by another.
create table handover (
    id        uuid        primary key,
    area      text        not null,
    at        timestamptz not null,
    paper     uuid        not null references report_paper,
    digest    text        not null,
    note      text,
    given_by  uuid        not null,
    giver     text        not null,
    given_decision uuid   not null,
    taken_by  uuid,
    taker     text,
    taken_at  timestamptz,
    taken_note text,
    taken_decision uuid,
    check (taken_by is null or taken_by <> given_by),
    check ((taken_by is null) = (taken_at is null))
);
create index handover_newest on handover (area, at desc, id desc);
