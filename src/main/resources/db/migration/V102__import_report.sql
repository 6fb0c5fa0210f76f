-- What an import was and did, also when it was refused: the report, the file as it came (for the marked copy), and the second person
-- where the list is frozen.
alter table inventory_import
    add column status    text    not null default 'taken' check (status in ('taken', 'dry_run', 'refused', 'pending', 'rejected')),
    add column format    text    not null default 'csv' check (format in ('csv', 'xlsx')),
    add column tables    text    not null default '[]',   -- what each table was taken for, JSON
    add column errors    text    not null default '[]',   -- what was wrong, by cell, JSON
    add column warnings  text    not null default '[]',   -- what was read otherwise than written or not understood, by cell, JSON
    add column points    integer not null default 0,      -- monitoring points that stand differently
    add column sources   integer not null default 0,      -- dust and mobile sources that stand differently
    add column reason    text,                            -- why the list is changed while it is frozen
    add column document  text,                            -- and on what document
    add column person_id uuid,
    add column decided_by text,
    add column decided_at timestamptz,
    add column decision_reason text;
update inventory_import set status = 'dry_run' where dry_run;

create table inventory_import_file (
    import  uuid  primary key references inventory_import,
    content bytea not null
);

-- From the first proposal to the report after lifting an area's list is frozen.
create table inventory_freeze (
    id         uuid        primary key,
    area       text        not null,
    subject    text        not null,                 -- the proposal, warning or response that began it
    opened_at  timestamptz not null,
    binding    boolean     not null,                 -- whether a warning or a response came of it
    in_force   text[]      not null default '{}',    -- the warnings and responses that have not ended
    started_at timestamptz,                          -- when the response it protects began
    ended_at   timestamptz,                          -- when the last of them ended; the report is still to come
    closed_at  timestamptz,
    closed_by  text,
    document   text,                                 -- the report after lifting
    reason     text
);
create unique index inventory_freeze_open on inventory_freeze (area) where closed_at is null;
