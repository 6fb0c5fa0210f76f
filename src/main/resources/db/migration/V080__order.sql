-- Orders (减排指令). What a response says once for all its sites stands in `issuing`, which is also the job: it is noted in the
-- transaction of the approval and worked off in batches. A batch and its orders are committed together, so a batch done twice or
-- broken off leaves every site exactly one order.

create table issuing (
    response       uuid        not null,
    version        integer     not null,           -- of the response
    round          integer     not null,           -- 0 the response itself; 1, 2 … corrections of its orders
    act            text        not null check (act in ('issue', 'end')),
    how            text,                           -- of an end: lifted, cancelled, expired, suspended
    area           text        not null,
    level          text        not null,
    starts_at      timestamptz not null,
    until          timestamptz,
    exercise       boolean     not null,
    only_site      text,                           -- a correction of one site's order
    reason         text,                           -- of a correction
    state          text        not null check (state in ('noted', 'running', 'blocked', 'done')),
    missing        text[]      not null default '{}', -- required lawful parts that are not configured
    list_version   integer,                        -- the list of sites as it stood
    pack           text,                           -- digest of the pack
    shared         text,                           -- what all its orders share, canonical JSON
    shared_digest  text,
    unbinding      boolean     not null default false, -- a person confirmed obligations that do not bind by themselves
    noted_at       timestamptz not null,
    planned_at     timestamptz,
    done_at        timestamptz,
    primary key (response, version, round)
);
create index issuing_open on issuing (noted_at) where state in ('noted', 'running');

create table issuing_batch (
    response    uuid        not null,
    version     integer     not null,
    round       integer     not null,
    ordinal     integer     not null,
    from_area   text        not null,
    from_code   text        not null,
    to_area     text        not null,
    to_code     text        not null,
    sites       integer     not null,
    orders      integer,                           -- orders written or ended
    obligations integer,
    idle        integer,                           -- sites that have nothing to do and get no order
    done_at     timestamptz,
    primary key (response, version, round, ordinal),
    foreign key (response, version, round) references issuing
);
create index issuing_batch_open on issuing_batch (response, version, round, ordinal) where done_at is null;

-- One row per order. Its obligations stand once, in its decision record, so that what it says is what the ledger proves.
create table site_order (
    id           uuid        primary key,
    response     uuid        not null,
    version      integer     not null,             -- of the response
    round        integer     not null,
    area         text        not null,
    site         text        not null,
    order_version integer    not null,             -- 1, 2 … of the site's orders under this response
    sequence     integer     not null,             -- 1, 2 … of all that binds the site
    status       text        not null check (status in ('issued', 'superseded', 'lifted', 'cancelled')),
    previous     uuid,
    decision     uuid        not null,
    issued_at    timestamptz not null,
    ended_at     timestamptz,
    end_sequence integer,
    end_decision uuid,
    unique (response, version, round, site),
    unique (site, sequence)
);
create unique index site_order_in_force on site_order (response, area, site) where status = 'issued';

create table order_service (
    id           uuid        primary key,
    site_order   uuid        not null references site_order,
    channel      text        not null,
    sent_to      text,
    sent_at      timestamptz,
    delivered_at timestamptz,
    opened_at    timestamptz,
    received_by  text,
    evidence     text,
    entered_by   text        not null,
    entered_at   timestamptz not null,
    decision     uuid        not null
);
create index order_service_of on order_service (site_order, entered_at);

create table order_answer (
    id         uuid        primary key,
    site_order uuid        not null references site_order,
    kind       text        not null check (kind in ('receipt', 'report')),
    answer     text        check (answer in ('accepted', 'cannot')), -- of a receipt
    reason     text,
    content    text,
    evidence   text,
    person     text        not null,
    at         timestamptz not null,
    due        timestamptz,                        -- when the place set a clock and service is proven
    decision   uuid        not null
);
create index order_answer_of on order_answer (site_order, at);

-- Acts on orders that two persons must do: release without a required part, confirm what does not bind by itself, correct one.
create table order_override (
    id           uuid        primary key,
    kind         text        not null check (kind in ('incomplete', 'unbinding', 'correction')),
    response     uuid        not null,
    site         text,                             -- of a correction
    area         text        not null,
    reason       text        not null,
    legal_basis  text        not null,
    requested_by uuid        not null,
    requester    text        not null,
    certificate  text,
    requested_at timestamptz not null,
    state        text        not null check (state in ('awaiting_approval', 'approved', 'rejected')),
    decided_by   text,
    decided_at   timestamptz,
    answer       text
);
