-- A reading is never edited: what a person finds wrong with it stands beside it, with who says so, why, and on what document.
create table reading_correction (
    id          uuid        not null,
    at          timestamptz not null,                  -- of the reading
    point       text        not null,
    kind        text        not null,
    factor      text        not null,
    "value"     text,                                  -- what it should read; null: the value is not to be used
    mark        text,
    site        text        not null,
    reason      text        not null,
    document    text        not null,
    person      uuid        not null,
    person_name text        not null,
    recorded_at timestamptz not null,
    decision    uuid        not null,
    primary key (at, id)
) partition by range (at);
create index reading_correction_of_point on reading_correction (point, at desc, id);
create trigger never_changed before update or delete on reading_correction for each row execute function refuse_change();

-- Readings and frames leave by whole months only.
create trigger reading_never_deleted before delete on reading for each row execute function refuse_change();
create trigger frame_batch_never_deleted before delete on frame_batch for each row execute function refuse_change();

-- The root over all frames of an hour, as written into the ledger. A batch that was committed after the root was taken gives the hour a
-- further part, over all its batches again.
create table frame_root (
    hour        timestamptz not null,
    part        integer     not null check (part > 0),
    batches     integer     not null,
    frames      bigint      not null,
    root        bytea       not null check (octet_length(root) = 32),
    decision    uuid        not null,
    recorded_at timestamptz not null,
    primary key (hour, part)
);
create trigger never_changed before update or delete or truncate on frame_root for each statement execute function refuse_change();
