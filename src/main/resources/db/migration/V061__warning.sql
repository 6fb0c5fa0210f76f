
-- The last version of each warning; every version stands in life_version.
create table warning (
    id                 uuid        primary key,
    area               text        not null,
    exercise           boolean     not null,
    version            int         not null,
    status             text        not null check (status in ('issued', 'suspended', 'lifted', 'expired', 'cancelled')),
    level              text        not null,               -- none: temporary control below yellow
    before_level       text        not null,
    changed_at         timestamptz not null,
    start_at           timestamptz not null,
    end_at             timestamptz,
    number             text,                               -- null: the area has settled no pattern, or it is an exercise
    issuer             text        not null,
    authority          jsonb       not null,
    issued_at          timestamptz not null,
    forecast           uuid,
    regional_notice    uuid,
    issue_by           timestamptz,
    lead_time_required boolean,
    lead_time_met      boolean,
    overridden         boolean     not null default false, -- some version stands on an override; first to auditors
    proposal           uuid        not null references proposal,
    check (end_at is null or end_at >= start_at),
    -- no two warnings in force for one area at a time, exercises apart
    constraint warning_one_in_force exclude using gist (
        area with =,
        (exercise::int) with =,
        tstzrange(start_at, end_at) with &&
    ) where (status in ('issued', 'suspended'))
);
create index warning_newest on warning (issued_at desc, id desc);
create index warning_open on warning (end_at) where status in ('issued', 'suspended');

-- Every version of every warning and response.
create table life_version (
    subject              text        not null check (subject in ('warning', 'response')),
    target               uuid        not null,
    version              int         not null check (version >= 1),
    act                  text        not null,
    status               text        not null,
    level                text        not null,
    before_level         text        not null,
    changed_at           timestamptz not null,
    start_at             timestamptz not null,
    end_at               timestamptz,
    proposal             uuid        references proposal,   -- null: the clock ended it
    reason               text,
    basis                text,
    override_reason      text,
    override_legal_basis text,
    payload              jsonb,
    approvers            jsonb       not null,
    recorded_at          timestamptz not null,
    decision             uuid        not null,
    leaf                 text        not null,
    primary key (subject, target, version)
);

-- History is never rewritten.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'history is never rewritten: % on %', tg_op, tg_table_name;
end $$;
create trigger life_version_is_final before update or delete on life_version
    for each row execute function refuse_rewriting();

-- What a superior body sent: a notice, a tip, or the release of an earlier one.
create table regional_notice (
    id              uuid        primary key,
    kind            text        not null check (kind in ('notice', 'tip', 'release')),
    area            text        not null,
    cities          jsonb       not null,
    level           text        not null,
    from_at         timestamptz,
    until_at        timestamptz,
    document_number text,
    coordinator     text        not null,
    received_at     timestamptz not null,
    answered_at     timestamptz,
    answer          text,
    exercise        boolean     not null default false,
    outcomes        jsonb       not null default '[]',      -- per city: what the reassessment gave
    recorded_by     uuid        not null,
    recorded_at     timestamptz not null,
    version         int         not null default 1
);
create index regional_notice_newest on regional_notice (received_at desc, id desc);
