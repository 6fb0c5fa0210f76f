-- Bulletins (通报): drafted by one person, issued by another, kept as they were issued.
create table bulletin (
    id              uuid        primary key,
    area            text        not null,
    from_at         timestamptz not null,
    until_at        timestamptz not null,
    number          text,                          -- given with the issue
    paper           uuid        not null references report_paper,
    digest          text        not null,
    state           text        not null check (state in ('draft', 'issued')),
    drafted_by      uuid        not null,
    drafter         text        not null,
    drafted_at      timestamptz not null,
    draft_decision  uuid        not null,
    issued_by       uuid,
    issuer          text,
    issued_at       timestamptz,
    issue_decision  uuid,
    check (issued_by is null or issued_by <> drafted_by),
    check ((state = 'issued') = (issued_by is not null)),
    check (until_at > from_at)
);
create unique index bulletin_number on bulletin (area, number) where number is not null;
create index bulletin_newest on bulletin (area, drafted_at desc, id desc);
