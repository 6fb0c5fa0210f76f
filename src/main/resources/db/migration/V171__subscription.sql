-- Who wants to be told (订阅), and how each telling went (投递). What happened gets its place in the order of all events when it is handed over
-- to the subscriptions: streams resume after a place.
alter table outbox add column position bigint unique;
create index outbox_of_site on outbox (site, position) where position is not null;

create table subscription (
    id              uuid        primary key,
    site            text        not null,
    url             text        not null,
    events          text[]      not null,
    secret          bytea       not null,              -- sealed
    previous_secret bytea,                             -- sealed; signs too until the end of the overlap
    previous_until  timestamptz,
    state           text        not null check (state in ('unverified', 'active', 'disabled')),
    why             text,                              -- of a disabled one
    created_by      text        not null,
    created_at      timestamptz not null,
    verified_at     timestamptz,
    version         integer     not null default 1,
    ended_at        timestamptz
);
create index subscription_of_site on subscription (site) where ended_at is null;

create table delivery (
    id           uuid        primary key default gen_random_uuid(),
    subscription uuid        not null references subscription,
    event        uuid        not null references outbox,
    site         text        not null,
    type         text        not null,
    subject      text        not null,
    state        text        not null check (state in ('waiting', 'delivered', 'dead')),
    attempts     integer     not null default 0,
    next_at      timestamptz,
    status       integer,                              -- of the last answer
    error        text,                                 -- of the last attempt
    created_at   timestamptz not null,
    first_at     timestamptz,
    ended_at     timestamptz,
    unique (subscription, event)
);
create index delivery_due on delivery (next_at) where state = 'waiting';
create index delivery_of_site on delivery (site, created_at desc, id desc);
