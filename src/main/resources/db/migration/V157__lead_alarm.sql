-- Verdicts become leads: what is to be looked at, noted in the transaction that stores the verdicts, and the breaches leads were opened on.
create table lead_note (
    site_order uuid        not null,
    obligation text        not null,
    noted_at   timestamptz not null,
    primary key (site_order, obligation)
);
create index lead_note_oldest on lead_note (noted_at);

create table lead_breach (
    site_order uuid        not null,
    obligation text        not null,
    test       text        not null,
    about      text        not null,
    from_at    timestamptz not null,
    to_at      timestamptz not null,
    lead       uuid        not null references lead,
    primary key (site_order, obligation, test, about, from_at)
);
