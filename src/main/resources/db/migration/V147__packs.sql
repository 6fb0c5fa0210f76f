-- Packs that came while the program runs, byte for byte as they came; each is unpacked anew by every node.
create table uploaded_pack (
    id           text        primary key,
    digest       text        not null,              -- of the pack and those it extends
    archive      bytea       not null,              -- the zip file
    cases        integer     not null,              -- own cases, all passed
    uploaded_by  uuid        not null,
    uploader     text        not null,
    uploaded_at  timestamptz not null,
    decision     uuid        not null
);

-- By which pack an area decides from when on. Proposed by one person, in force only when another has approved.
create table pack_activation (
    id              uuid        primary key,
    pack            text        not null,
    digest          text        not null,
    area            text        not null,
    effective_from  timestamptz not null,
    reason          text        not null,
    proposed_by     uuid        not null,
    proposer        text        not null,
    proposed_at     timestamptz not null,
    decision        uuid        not null,
    approved_by     uuid,
    approver        text,
    approved_at     timestamptz,
    withdrawn_by    uuid,
    withdrawer      text,
    withdrawn_at    timestamptz,
    withdrawn_for   text,
    check (approved_by <> proposed_by),
    check ((approved_by is null) = (approved_at is null)),
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index pack_activation_of_area on pack_activation (area, effective_from desc);
create index pack_activation_newest on pack_activation (proposed_at desc, id desc);
-- one open proposal for an area at a time
create unique index pack_activation_open on pack_activation (area) where approved_at is null and withdrawn_at is null;
