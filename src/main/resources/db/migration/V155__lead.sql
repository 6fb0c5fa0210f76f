-- Leads (线索). A lead is a row of acts that are only ever added to; the head row says where they have led, for lists and clocks.
create table lead (
    id            uuid        primary key,
    area          text        not null,
    site          text,                             -- null: not known yet
    source        text        not null check (source in ('verdict', 'superior', 'assistance_team', 'petition', 'patrol',
                                                         'video', 'satellite', 'self_report')),
    site_order    uuid,                             -- the order whose obligation is in doubt
    obligation    text,
    line          text,
    state         text        not null check (state in ('reported', 'verified', 'assigned', 'inspecting', 'inspected',
                                                        'ruled', 'appealed', 'closed', 'merged')),
    finding       text        check (finding in ('closed', 'rectify', 'device_at_fault', 'exempt', 'transfer')),
    due_at        timestamptz,                      -- when whoever gave it wants an answer
    answered_at   timestamptz,
    unit          text,                             -- who handles it
    handler       uuid,
    handle_by     timestamptz,
    rectify_by    timestamptz,
    rectified     boolean     not null default false,
    effective_at  timestamptz,                      -- of the decision on penalties; before it no name is public
    acts          integer     not null,             -- how many: the version of the lead
    next_at       timestamptz,                      -- when a clock of it falls due; null: none runs
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    check (site is not null or state in ('reported', 'verified', 'assigned', 'closed', 'merged')),
    check ((state in ('closed', 'merged')) = (closed_at is not null))
);
create index lead_newest on lead (opened_at desc, id desc);
create index lead_of_site on lead (site, opened_at desc);
create index lead_clock on lead (next_at) where next_at is not null;
-- repeats of a verdict stay one lead
create unique index lead_of_verdict on lead (site_order, obligation)
    where source = 'verdict' and state in ('reported', 'verified', 'assigned', 'inspecting', 'inspected');

create table lead_act (
    lead        uuid        not null references lead,
    position    integer     not null,               -- 1, 2 …
    kind        text        not null,
    at          timestamptz not null,
    person      uuid        not null,
    person_name text        not null,
    unit        text,
    certificate text,
    machine     boolean     not null,
    content     jsonb       not null,
    decision    uuid        not null,
    site        text,                               -- of the lead, for what is counted by site and year
    concerns    uuid,                               -- of an appeal: whose ruling
    primary key (lead, position)
);
create index lead_act_of_site on lead_act (site, kind, at);
create index lead_act_concerns on lead_act (concerns) where concerns is not null;
create trigger lead_act_append_only before update or delete or truncate on lead_act execute function refuse_change();

-- What came with a lead by hand and stays inside the bureau: document, words, pictures; who said it stands apart (生态环境法典 Art 146).
create table lead_origin (
    lead        uuid        primary key references lead,
    document    jsonb,
    content     text,
    attachments text[]      not null default '{}',
    entered_by  uuid        not null,
    sealed      bytea       not null                -- SHA-256 over salt and all of this: what the decision record names
);
create table lead_informant (
    lead        uuid        primary key references lead,
    informant   jsonb       not null,
    salt        bytea       not null,
    entered_by  uuid        not null,
    entered_at  timestamptz not null
);

-- "Cannot" and "needs time": nothing is held against the line from the minute it is said until a named person answers.
create table verdict_suspension (
    explanation uuid        primary key,
    lead        uuid        not null references lead,
    site        text        not null,
    site_order  uuid,
    line        text,                               -- null: the whole site
    from_at     timestamptz not null,
    until_at    timestamptz,                        -- null: nobody has answered
    accepted    boolean
);
create index verdict_suspension_of_site on verdict_suspension (site, from_at);

-- How an area handles leads: ladder, leaders beside it, its own running times. In versions that are never changed.
create table lead_handling (
    area       text        not null,
    version    integer     not null check (version > 0),
    content    jsonb       not null,
    person     text        not null,
    made_at    timestamptz not null,
    primary key (area, version)
);
create trigger lead_handling_append_only before update or delete or truncate on lead_handling execute function refuse_change();
