-- Scans of signed consents to electronic service (电子送达同意书), kept byte for byte. The list's service profile names one by its hash.
create table service_consent (
    site       text        not null,
    hash       text        not null check (hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the bytes
    name       text        not null,
    type       text        not null,
    content    bytea       not null,
    kept_by    uuid        not null,
    kept_name  text        not null,
    kept_at    timestamptz not null,
    decision   uuid        not null,
    primary key (site, hash)
);
create index service_consent_of_site on service_consent (site, kept_at desc, hash);

create trigger service_consent_append_only before update or delete on service_consent
    for each row execute function refuse_change();
