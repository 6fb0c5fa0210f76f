-- Each night decisions are run again from their archived input and pack: how many, and which did not come out the same.
create table replay_night (
    id          uuid        primary key,
    began_at    timestamptz not null,
    ended_at    timestamptz not null,
    engine      text        not null,
    replayed    integer     not null,
    same        integer     not null,
    not_archived integer    not null,
    different   jsonb       not null                                     -- ids of decisions
);
create index replay_night_at on replay_night (began_at);
