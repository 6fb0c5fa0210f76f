-- Grades (绩效分级) beside the list: what was published, by which indicators a grade is given, and how a site stands by them.

create table published_grade (
    site         text        not null,
    industry     text        not null,              -- a site of several industries is rated in each
    grade        text        not null,
    published_on date        not null,
    document     text,
    person       text        not null,
    recorded_at  timestamptz not null,
    primary key (site, industry, published_on)
);

-- One row for each grade that an indicator is asked for; loaded by the city, with where it stands and how sure that is.
create table grade_indicator (
    area      text    not null,
    industry  text    not null,
    sub       text    not null default '',
    indicator text    not null,
    grade     text    not null,
    ordinal   integer not null,
    title     text    not null,
    kind      text    not null check (kind in ('at_most', 'at_least', 'yes')),
    threshold numeric check (kind = 'yes' or threshold is not null),
    unit      text,
    citation  text    not null,
    certainty text    not null check (certainty in ('stated', 'inferred', 'open')),
    primary key (area, industry, sub, indicator, grade)
);

create table site_indicator (
    site      text        not null,
    industry  text        not null,
    indicator text        not null,
    value     numeric,
    met       boolean,
    document  text,
    stated_by text        not null,
    stated_at timestamptz not null,
    decision  uuid        not null,
    primary key (site, industry, indicator)
);
