-- Reports as they were handed over: what was sent, signed or issued is kept as it was, with its digest; a correction is a new version.
create table report_paper (
    id      uuid        primary key,
    kind    text        not null,
    area    text        not null,
    content text        not null,                  -- canonical JSON
    digest  text        not null,                  -- SHA-256 of it
    made_at timestamptz not null
);
create trigger report_paper_is_final before update or delete on report_paper
    for each row execute function refuse_rewriting();

-- Proof that an upward report was handed over (报送凭证). The occasion is named by response, form and what it is about.
create table report_submission (
    id             uuid        primary key,
    occasion       uuid        not null,
    version        integer     not null check (version >= 1),
    form           text        not null,
    form_version   text        not null,
    event          text        not null,
    response       uuid        not null,
    area           text        not null,
    paper          uuid        not null references report_paper,
    digest         text        not null,
    recipient      text        not null,
    channel        text        not null,
    sent_to        text,
    submitted_at   timestamptz not null,
    due            timestamptz,
    receipt_number text,
    evidence       text        not null,
    reason         text,                           -- of a correction
    person         text        not null,
    entered_at     timestamptz not null,
    decision       uuid        not null,
    unique (occasion, version),
    check (version = 1 or reason is not null)
);
create index report_submission_of on report_submission (response);
