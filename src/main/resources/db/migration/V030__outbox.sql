-- What must leave the house: written in the transaction of the decision, delivered later, kept until then.
create table outbox (
    id           uuid        primary key,
    type         text        not null,             -- order.issued, order.lifted …
    subject      text        not null,             -- the id of what it is about
    site         text,                             -- whom it concerns; null: not one site
    payload      jsonb,                            -- null: what is sent is read from the subject at delivery
    created_at   timestamptz not null,
    delivered_at timestamptz
);
create index outbox_waiting on outbox (created_at) where delivered_at is null;
