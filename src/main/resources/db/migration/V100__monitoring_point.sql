-- Monitoring points (监测点位): what is measured at a site, and which lines and outlets a reading speaks for. The table holds each point
-- as it stands now; every state it ever had stays in monitoring_point_state, because a verdict of years ago names it.

create table monitoring_point (
    code              text        primary key,
    revision          integer     not null check (revision > 0),
    site              text        not null,
    kind              text        not null check (kind in ('cems', 'process', 'power', 'gate', 'video', 'manual')),
    name              text,
    outlet            text,                               -- code of the outlet, when it stands at one
    power_role        text        check (power_role in ('incomer', 'production', 'treatment', 'generation', 'export', 'storage')),
    ct                numeric     check (ct > 0),         -- ratio of the current transformer
    pt                numeric     check (pt > 0),         -- ratio of the voltage transformer
    rated_kw          numeric     check (rated_kw >= 0),
    standby_kw        numeric     check (standby_kw >= 0),
    safe_idle_kw      numeric     check (safe_idle_kw >= 0),
    plant_signed      text,                               -- who countersigned the stand-by and safe-idle load for the plant
    bureau_signed     text,                               -- and for the bureau
    certificate       text,                               -- number of the verification certificate
    certificate_until date,
    reference_o2      numeric     check (reference_o2 >= 0 and reference_o2 < 21),
    reference_o2_from text,                               -- the standard that sets the reference oxygen
    valid_from        date,
    valid_until       date        check (valid_until >= valid_from),
    recorded_at       timestamptz not null,
    recorded_by       text
);
create index monitoring_point_of_site on monitoring_point (site, code);

-- which lines, facilities and outlets a point measures, from when to when
create table monitoring_point_target (
    code          text    not null references monitoring_point on delete cascade,
    target_kind   text    not null check (target_kind in ('line', 'facility', 'outlet')),
    target        text    not null,
    relation      text    not null check (relation in ('sole', 'shared', 'net_of_generation')),
    share         numeric check (share > 0 and share <= 1),
    countersigned text,
    valid_from    date    not null default '-infinity',
    valid_until   date    check (valid_until >= valid_from),
    primary key (code, target_kind, target, valid_from)
);
create index monitoring_point_of_target on monitoring_point_target (target, code);

create table monitoring_point_state (
    code        text        not null,
    revision    integer     not null,
    state       jsonb       not null,
    recorded_at timestamptz not null,
    recorded_by text,
    primary key (code, revision)
);
create trigger monitoring_point_state_append_only before update or delete or truncate on monitoring_point_state
    for each statement execute function refuse_change();
