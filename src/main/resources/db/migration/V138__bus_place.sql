-- How far each partition of the bus has been written into the store. The place moves in the transaction that stores the frames: a replica
-- that dies between the store's commit and the broker's is followed by one that knows what is stored, and nothing is stored twice.
create table bus_place (
    topic       text        not null,
    partition   integer     not null,
    next_offset bigint      not null check (next_offset >= 0),
    moved_at    timestamptz not null,
    primary key (topic, partition)
);
