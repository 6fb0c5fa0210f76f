-- Windows over readings (5 minutes, 15 minutes, hour, day) and what is to be reckoned anew.

-- What a commit of readings touched: one row for each commit, written in its transaction, so that nothing that is stored is ever forgotten.
create table dirty_window (
    id       bigint        generated always as identity primary key,
    points   text[]        not null,
    kinds    text[]        not null,
    froms    timestamptz[] not null,                  -- times as the instruments stamped them
    untils   timestamptz[] not null,                  -- the last time touched, itself touched
    noted_at timestamptz   not null default clock_timestamp()
);

-- Hours and days of points that wait for their windows, each once. due_at: not before, because a window is first reckoned when it is over.
create table window_due (
    point      text        not null,
    resolution smallint    not null check (resolution in (2, 3)), -- as in reading_window: the hour with its parts, or the day
    start      timestamptz not null,
    touched    timestamptz not null,                  -- what lies before this time has not changed
    due_at     timestamptz not null,
    primary key (point, resolution, start)
);
create index window_due_next on window_due (due_at, resolution);

create table window_layout (
    id      integer generated always as identity primary key,
    factors text    not null unique                   -- codes in order, joined by U+001F
);

-- One row is one window of one point with all its factors, in arrays of the order of its layout. A window is reckoned when it is over; when late
-- data change it, a further version is added and the earlier stays: what was known when can always be said. Figures have the instruments'
-- units; NaN is "none".
create table reading_window (
    point       text        not null,
    resolution  smallint    not null,                 -- 0: 5 minutes, 1: 15 minutes, 2: hour, 3: day
    start       timestamptz not null,
    version     integer     not null check (version > 0),
    recorded_at timestamptz not null,
    layout      integer     not null,
    flow_unit   smallint    not null,
    states      smallint[]  not null,                 -- by factor: state, basis (+ 16 when the two means differ), reason of correction, of mass
    units       smallint[]  not null,                 -- by factor: valid, invalid, maintenance, stopped, transition
    reckoned    float8[]    not null,                 -- by factor: mean, lowest, highest, cumulative
    sent        float8[],                             -- by factor: the same and the corrected mean, as the instrument sent them
    derived     float8[],                             -- by factor: corrected mean, mass in kg
    primary key (point, resolution, start, version)
) partition by list (resolution);
create table reading_window_5m partition of reading_window for values in (0) partition by range (start);
create table reading_window_15m partition of reading_window for values in (1) partition by range (start);
create table reading_window_hour partition of reading_window for values in (2);
create table reading_window_day partition of reading_window for values in (3);

create trigger reading_window_never_changed before update on reading_window for each row execute function refuse_change();
