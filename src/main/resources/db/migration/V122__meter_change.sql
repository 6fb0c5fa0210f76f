-- Exchanges of electricity meters and changes of their ratios: from a moment on a register counts behind other ratios, or another register
-- counts. Only ever added to; of one moment the last recorded counts.
create table meter_change (
    id           uuid        primary key,
    point        text        not null references monitoring_point (code),
    at           timestamptz not null,
    ct           numeric     not null check (ct > 0),
    pt           numeric     not null check (pt > 0),
    capacity     numeric     check (capacity > 0),     -- at which the register begins again at 0
    shown_before numeric     check (shown_before >= 0), -- what the register before showed last; null: nobody read it
    shown_after  numeric     check (shown_after >= 0),  -- what this one showed first
    reason       text        not null,
    document     text,
    recorded_by  text        not null,
    recorded_at  timestamptz not null
);
create index meter_change_of_point on meter_change (point, at, recorded_at);
create trigger meter_change_append_only before update or delete or truncate on meter_change
    for each statement execute function refuse_change();
