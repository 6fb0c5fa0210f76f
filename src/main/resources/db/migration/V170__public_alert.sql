-- What the public is told (预警发布): one message for each version of a warning, signed once and kept as it left. The feed and the national
-- export are made from these rows alone, so that what was told can be shown years later.
create table public_alert (
    identifier text        primary key,
    warning    uuid        not null references warning,
    version    integer     not null,
    area       text        not null,
    kind       text        not null check (kind in ('Alert', 'Update', 'Cancel')),
    exercise   boolean     not null,
    sent       timestamptz not null,
    expires    timestamptz,
    message    jsonb       not null,              -- what it says, from which every form of it is made
    document   bytea       not null,              -- the signed CAP 1.2 document
    digest     text        not null,              -- SHA-256 of the document
    decision   uuid        not null,
    unique (warning, version)
);
create index public_alert_newest on public_alert (sent desc, version desc, identifier desc) where not exercise;
create trigger public_alert_is_final before update or delete on public_alert for each row execute function refuse_rewriting();

-- By which channel it went, who sent it and what proves it (短信, 电视, 国家突发事件预警信息发布系统 …).
create table alert_channel (
    id         uuid        primary key,
    warning    uuid        not null,
    version    integer     not null,
    channel    text        not null,
    sent_at    timestamptz not null,
    person     text        not null,
    reached    bigint      check (reached >= 0),
    proof      text,
    entered_by text        not null,
    entered_at timestamptz not null,
    decision   uuid        not null,
    foreign key (warning, version) references public_alert (warning, version)
);
create index alert_channel_of on alert_channel (warning, version, sent_at);
create trigger alert_channel_is_final before update or delete on alert_channel for each row execute function refuse_rewriting();
