-- Clocks of the law run while we can deliver. A pulse is kept; where it stood still, or the clock jumped, nobody's time ran.
create table delivery_pulse (
    one  boolean     primary key default true check (one),
    at   timestamptz not null                       -- the last beat of any node
);

create table delivery_downtime (
    from_at     timestamptz not null,
    until_at    timestamptz not null check (until_at > from_at),
    cause       text        not null check (cause in ('silent', 'clock_step')),
    node        text        not null,               -- that noticed
    recorded_at timestamptz not null,
    primary key (from_at)
);
create index delivery_downtime_until on delivery_downtime (until_at);
create trigger delivery_downtime_append_only before update or delete or truncate on delivery_downtime execute function refuse_change();

-- When something is due that was given so much time: the time we could not deliver is added. The same as store.time.RunningTime.
create function due_while_up(begins timestamptz, within interval) returns timestamptz language plpgsql stable as $$
declare
    due  timestamptz := begins + within;
    done timestamptz := begins;
    down record;
begin
    if due is null then
        return null;
    end if;
    for down in select from_at, until_at from delivery_downtime where until_at > begins order by from_at loop
        exit when down.from_at >= due;
        if down.until_at > done then
            due := due + (down.until_at - greatest(down.from_at, done));
            done := down.until_at;
        end if;
    end loop;
    return due;
end $$;

-- Who was tried when an order was not answered, rung by rung; each once.
create table order_reach (
    site_order uuid        not null references site_order,
    rung       text        not null check (rung in ('gateway', 'phone_list', 'officer')),
    area       text        not null,
    site       text        not null,
    due_at     timestamptz not null,                -- when this rung fell due, our downtime added
    at         timestamptz not null,
    contact    text,
    phone      text,
    decision   uuid        not null,
    primary key (site_order, rung)
);
create index order_reach_of_area on order_reach (area, rung, at);
