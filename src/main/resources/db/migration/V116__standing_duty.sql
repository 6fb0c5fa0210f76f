-- What binds a site beside responses: off-peak production and transport (错峰生产、错峰运输), special periods of its permit (特殊时段).
-- Never changed: what is wrong is ended, and filed anew.
create table standing_duty (
    id          uuid        primary key,
    site        text        not null,
    area        text        not null,
    kind        text        not null check (kind in ('off_peak_production', 'off_peak_transport', 'special_period')),
    scope       text        not null,
    target      text        not null,
    action      text        not null check (action in ('stop', 'limit', 'extend', 'forbid')),
    amount      numeric,
    unit        text,
    limit_value numeric,
    limit_unit  text,
    allowed     text[]      not null default '{}',
    daily       jsonb       not null default '[]',
    starts_at   timestamptz not null,
    until       timestamptz,
    basis       text        not null,             -- the document it stands in
    clause      text,
    filed_by    text        not null,
    filed_at    timestamptz not null,
    decision    uuid        not null,
    ended_by    text,
    ended_at    timestamptz,
    end_reason  text,
    check (until is null or until > starts_at)
);
create index standing_duty_of on standing_duty (site, starts_at);

-- Objections of a site to its published grade (绩效分级异议). An order uses the grade published when it was decided, and prints what
-- was pending then.
create table grade_objection (
    id         uuid        primary key,
    site       text        not null,
    area       text        not null,
    published  text,                              -- the grade published when it was filed; null for none
    claimed    text        not null,
    reason     text        not null,
    evidence   text,
    filed_by   uuid        not null,
    filer      text        not null,
    filed_at   timestamptz not null,
    state      text        not null check (state in ('pending', 'accepted', 'rejected')),
    decided_by text,
    decided_at timestamptz,
    answer     text,
    decision   uuid        not null
);
create index grade_objection_of on grade_objection (site, filed_at);
create unique index grade_objection_pending on grade_objection (site) where state = 'pending';
