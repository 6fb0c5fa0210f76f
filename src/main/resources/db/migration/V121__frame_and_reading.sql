-- Frames are evidence: all that came in and was kept by one commit stands in one row, byte for byte. A frame is named by its batch and its
-- place in it. Batches are named by time (UUID version 7), so that months are partitions of the name; partitions are made by the program.

create table frame_batch (
    id          uuid          not null,
    written_at  timestamptz   not null,
    frames      integer       not null check (frames > 0),
    ends        integer[]     not null,               -- where each frame ends in the content, before packing
    received    timestamptz[] not null,               -- when each frame's last byte came
    peers       text[]        not null,               -- channel and peer, each once
    peer_of     integer[]     not null,               -- which of the peers sent each frame, from 1
    outcomes    text          not null,               -- a letter for each frame: s, d, v, p, r as in outcome
    hashes      bytea         not null,               -- SHA-256 of each frame, one after another
    digest      bytea         not null check (octet_length(digest) = 32), -- over all of the above that is evidence
    packing     text          not null check (packing in ('none', 'deflate')),
    content     bytea         not null,
    primary key (id)
) partition by range (id);
alter table frame_batch alter column content set storage external; -- packed already
alter table frame_batch alter column hashes set storage external;

create table frame_refused (
    batch       uuid        not null,
    position    integer     not null,
    entry       integer     not null default -1,      -- the record within the body; -1 the whole frame
    received_at timestamptz not null,
    channel     text        not null,
    peer        text        not null,
    mn          text,
    point       text,
    cause       text        not null,
    detail      text,
    primary key (batch, position, entry)
);
create index frame_refused_at on frame_refused (received_at);
create index frame_refused_of_point on frame_refused (point, received_at) where point is not null;

create table frame_parked (
    batch       uuid        not null,
    position    integer     not null,
    mn          text        not null,
    received_at timestamptz not null,
    channel     text        not null,
    peer        text        not null,
    adopted_at  timestamptz,                          -- when it was turned into readings
    outcome     text,                                 -- what became of it then
    cause       text,                                 -- of a refusal
    primary key (batch, position)
);
create index frame_parked_waiting on frame_parked (mn, received_at) where adopted_at is null;
create index frame_parked_at on frame_parked (received_at, batch, position);

-- A series is what one point sends of one kind; a layout is the names one kind of record carries, with the dictionary of its marks.
create table series (
    id    integer generated always as identity primary key,
    point text    not null,
    kind  text    not null,
    unique (point, kind)
);
create table reading_layout (
    id         integer generated always as identity primary key,
    digest     bytea   not null unique check (octet_length(digest) = 32), -- of dictionary and names
    dictionary text,
    names      text    not null                        -- joined by U+001F
);

-- One row is one record: all that a point said for one time, in one frame. The same said twice has the same digest and stands once; other
-- values stand beside it, and the later received counts. The database decides, whoever writes, however often.
create table reading (
    series      integer     not null,
    at          timestamptz not null,
    digest      bigint      not null,                 -- the first eight bytes of SHA-256 of layout, part and values
    received_at timestamptz not null,
    batch       uuid        not null,                 -- its frame
    position    integer     not null,
    entry       integer     not null,                 -- the record within the frame, from 0
    layout      integer     not null,
    seconds     integer     not null,                 -- length of the period, 0 for a moment
    part        smallint    not null,                 -- of a split frame, 0 when whole
    parts       smallint    not null,
    quality     smallint    not null,
    "values"    text        not null,                 -- as sent, joined by U+001F, as many as names of the layout
    primary key (series, at, digest)
) partition by range (at);

-- What was received can be taken out whole months at a time when it is old enough, and never changed.
create trigger reading_never_changed before update on reading for each row execute function refuse_change();
create trigger frame_batch_never_changed before update on frame_batch for each row execute function refuse_change();
