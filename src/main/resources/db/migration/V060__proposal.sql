-- What rules or people propose for a warning or a response, and who decided on it. One open proposal per lane: an area's warning
-- (real and exercise apart), one response, one supplement.
create table proposal (
    id                   uuid        primary key,
    subject              text        not null check (subject in ('warning', 'response')),
    target               uuid,                             -- the warning or response it is about; its id to be, for a new one
    lane                 text        not null,
    area                 text        not null,
    exercise             boolean     not null default false,
    act                  text        not null,
    from_level           text        not null,
    to_level             text        not null,
    at                   timestamptz not null,             -- from when the act holds
    start_at             timestamptz,
    end_at               timestamptz,                      -- null: open
    reason               text,
    basis                text,
    override_reason      text,                             -- why the rules' answer is not followed; named first to auditors
    override_legal_basis text,
    because              jsonb       not null default '[]',
    next_level           jsonb,
    pack                 text,
    pack_digest          text,
    forecast             uuid,
    assessment           jsonb,
    legal_basis          jsonb       not null default '[]',
    issue_by             timestamptz,
    lead_time_required   boolean,
    lead_time_met        boolean,
    flags                jsonb       not null default '[]',
    source               text        not null,             -- forecast, schedule, monitored, manual, regional_notice, transition, warning
    regional_notice      uuid,
    payload              jsonb,                            -- what the act carries besides: corrections, measures
    content              text        not null,             -- digest of what is proposed; the same again makes no new proposal
    state                text        not null check (state in
        ('open', 'consulted', 'awaiting_approval', 'approved', 'rejected', 'superseded', 'expired')),
    by_rules             boolean     not null,
    proposer             uuid        not null,
    proposer_name        text        not null,
    proposer_unit        text,
    proposer_post        text,
    proposer_certificate text,
    hands                jsonb       not null default '[]', -- who else prepared it: brought the forecast
    created_at           timestamptz not null,
    asked_at             timestamptz,                      -- when approval was asked for: the reminders run from here
    reminders            int         not null default 0,
    deputy_at            timestamptz,                      -- when it passed to the deputy
    decided_at           timestamptz,
    superseded_by        uuid,
    version              int         not null default 1,
    check (override_reason is null or override_legal_basis is not null),
    unique (id, proposer)
);
create unique index proposal_one_open on proposal (lane) where state in ('open', 'consulted', 'awaiting_approval');
create index proposal_by_area on proposal (area, created_at desc, id desc);
create index proposal_by_target on proposal (target, created_at);

create table consultation (
    id               uuid        primary key,
    proposal         uuid        not null references proposal,
    held_at          timestamptz not null,
    bodies           jsonb       not null,
    people           jsonb       not null,
    forecasts        jsonb       not null,
    conclusion       text        not null,
    dissent          text,
    further          jsonb,
    recorded_by      uuid        not null,
    recorded_by_name text        not null,
    certificate      text,
    recorded_at      timestamptz not null
);
create index consultation_by_proposal on consultation (proposal, recorded_at);

-- Who signed. The proposer is repeated so that the database itself refuses his signature.
create table signature (
    id                   uuid        primary key,
    proposal             uuid        not null,
    proposer             uuid        not null,
    signer               uuid,                             -- null: signed on paper or by telephone
    signer_name          text        not null,
    signer_unit          text,
    signer_post          text,
    signer_certificate   text,
    office               text,                             -- the office the signer acts for
    decision             text        not null check (decision in ('approve', 'reject')),
    reason               text,
    override_reason      text,
    override_legal_basis text,
    manner               text        not null check (manner in ('in_system', 'signed_sheet', 'recorded_call')),
    document             text,
    as_deputy            boolean     not null default false,
    signed_at            timestamptz not null,
    recorded_at          timestamptz not null,
    entered_by           uuid,
    entered_by_name      text,
    countersign_by       timestamptz,
    countersigner        uuid,
    countersigner_name   text,
    countersigner_post   text,
    countersigned_at     timestamptz,
    foreign key (proposal, proposer) references proposal (id, proposer),
    check (signer <> proposer),
    check (entered_by <> proposer),
    check (signer <> entered_by),
    check (countersigner <> proposer),
    check (countersigner <> entered_by),
    check ((manner = 'in_system') = (signer is not null)),
    check ((manner = 'in_system') = (entered_by is null))
);
create unique index signature_once on signature (proposal, signer) where signer is not null;
create unique index signature_once_on_paper on signature (proposal, signer_name) where signer is null;
create index signature_overdue on signature (countersign_by) where countersigned_at is null;
