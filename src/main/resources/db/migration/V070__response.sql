-- A response of an area's government on a named basis; its last version. Every version stands in life_version.
create table response (
    id           uuid        primary key,
    area         text        not null,
    exercise     boolean     not null,
    basis        text        not null check (basis in
        ('warning', 'regional_notice', 'event_assurance', 'temporary_control', 'other')),
    basis_id     uuid,
    instrument   text,                                     -- the document, for a basis outside the program
    warning      uuid        references warning,
    version      int         not null,
    status       text        not null check (status in
        ('awaiting_approval', 'rejected', 'issued', 'suspended', 'lifted', 'expired', 'cancelled')),
    level        text        not null,
    before_level text        not null,
    changed_at   timestamptz not null,
    start_at     timestamptz not null,
    end_at       timestamptz,
    number       text,                                     -- null: the area has settled no pattern, or it is an exercise
    reason       text,
    issuer       text,
    authority    jsonb,
    approver     text,
    issued_at    timestamptz,
    created_at   timestamptz not null,
    overridden   boolean     not null default false,
    check (end_at is null or end_at >= start_at),
    check ((basis = 'warning') = (warning is not null)),
    constraint response_one_in_force exclude using gist (
        area with =,
        (exercise::int) with =,
        basis with =,
        (coalesce(basis_id::text, instrument, '')) with =,
        tstzrange(start_at, end_at) with &&
    ) where (status in ('issued', 'suspended'))
);
create index response_newest on response (created_at desc, id desc);
create index response_of_area on response (area) where status in ('issued', 'suspended');
create index response_of_warning on response (warning) where warning is not null;

create table supplement (
    id         uuid        primary key,
    response   uuid        not null references response,
    measures   jsonb       not null,
    from_at    timestamptz not null,
    until_at   timestamptz,
    basis      text        not null,
    reason     text,
    status     text        not null check (status in ('awaiting_approval', 'approved', 'rejected')),
    proposal   uuid        not null references proposal,
    approver   text,
    created_at timestamptz not null,
    check (until_at is null or until_at > from_at)
);
create index supplement_by_response on supplement (response, created_at);
