-- What the host asks of instruments by HJ 212: the time, intervals, records it lacks. A command waits until its instrument is
-- connected to some node; that node takes the row, asks and writes down what came of it. A node that dies while it asks lets go
-- of the row by `held_until`, and the command is asked again.

create table instrument_command (
    id           uuid        primary key,
    mn           text        not null,
    point        text        not null,
    kind         text        not null,              -- set_time, get_time, fetch …
    code         text        not null,              -- command code CN
    parameters   jsonb       not null default '{}', -- of the command as asked: value, records, begin, end
    begins       timestamptz,                       -- of a fetch
    ends         timestamptz,
    reason       text,
    asked_by     uuid,                              -- null when the program asked
    asker        text,
    asked_at     timestamptz not null,
    expires_at   timestamptz not null,              -- not sent any more after this
    state        text        not null check (state in ('waiting', 'sent', 'done', 'refused', 'failed', 'unanswered', 'expired')),
    held_until   timestamptz,                       -- the node that asks holds it until then
    attempts     integer     not null default 0,    -- how often it was sent
    qn           text,                              -- number of the request; ties the answers to it
    sent_at      timestamptz,
    closed_at    timestamptz,
    qn_return    text,                              -- QnRtn of 9011
    exe_return   text,                              -- ExeRtn of 9012
    answer       jsonb,                             -- what the instrument said
    records      integer     not null default 0     -- records that came between 9011 and 9012
);
create index instrument_command_waiting on instrument_command (asked_at) where state in ('waiting', 'sent');
create index instrument_command_of_point on instrument_command (point, asked_at desc, id desc);
-- the same gap is not asked for twice at a time
create unique index instrument_command_open_fetch on instrument_command (mn, code, begins, ends)
    where kind = 'fetch' and state in ('waiting', 'sent');
create unique index instrument_command_open on instrument_command (mn, kind)
    where kind <> 'fetch' and state in ('waiting', 'sent');
