-- Forecasts as they came in: added, never changed. The same body counts once.
create table forecast (
    id            uuid        primary key,
    area          text        not null,
    source        text        not null,
    issued_at     timestamptz not null,
    received_at   timestamptz not null,
    received_from text        not null,
    body          jsonb       not null
);
create index forecast_by_area on forecast (area, source, issued_at desc);
create index forecast_by_issue on forecast (issued_at desc, id desc);

-- Observed air: one value per place and hour; a later correction is a new version.
create table observed_hour (
    area        text        not null,
    station     text        not null,             -- empty: the area itself
    at          timestamptz not null,             -- begin of the hour
    version     integer     not null,
    source      text        not null,
    control     boolean     not null,             -- a control station (对照点): never part of the area's mean
    pm25        numeric,                          -- µg/m³, co mg/m³
    pm10        numeric,
    so2         numeric,
    no2         numeric,
    co          numeric,
    o3          numeric,
    received_at timestamptz not null,
    primary key (area, station, at, version)
);

-- When each configured source was last read well, for the sign of health.
create table forecast_pull (
    source     text        primary key,
    last_good  timestamptz,
    last_tried timestamptz not null,
    error      text
);
