-- Targets of a season, and the tier each area, station or site is ranked in (三类区域): data of the place, each with its document.
-- A target that is set again is a new version; the last one holds.
create table season_target (
    id        uuid        primary key,
    area      text        not null,                -- whose office set it
    season    text        not null,                -- 2026-2027
    kind      text        not null check (kind in ('area', 'station', 'site')),
    subject   text        not null,                -- code of the area, station or site
    tier      smallint    check (tier between 1 and 3),
    indicator text        not null check (indicator in ('pm25', 'heavy_days', 'heavy_days_without_dust', 'dustfall', 'composite',
                                                        'fire_points', 'fire_point_cost')),
    value     numeric     not null check (value >= 0),
    document  text        not null,
    version   integer     not null,
    person    text        not null,
    made_at   timestamptz not null,
    decision  uuid        not null,
    unique (season, kind, subject, indicator, version)
);

-- What a season's account needs and no instrument here measures: dust days as they were determined, dustfall as it was weighed.
create table season_record (
    id        uuid        primary key,
    area      text        not null,
    kind      text        not null check (kind in ('dust_day', 'dustfall')),
    day       date        not null,                -- of dustfall the first of its month
    value     numeric     check (value >= 0),      -- of dustfall, t/km² in 30 days
    document  text        not null,
    version   integer     not null,
    person    text        not null,
    made_at   timestamptz not null,
    decision  uuid        not null,
    check ((kind = 'dustfall') = (value is not null)),
    unique (area, kind, day, version)
);
