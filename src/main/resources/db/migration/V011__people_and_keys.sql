-- Accounts. Unit, post, rank and certificate change; what they were at an act is in person_version and in the act's record.
CREATE TABLE person (
    id            uuid PRIMARY KEY,
    user_name     text NOT NULL CHECK (user_name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    password_hash text,
    name          text NOT NULL CHECK (name <> ''),
    unit          text,
    post          text,
    rank          text NOT NULL CHECK (rank IN ('officer', 'office_head', 'deputy_commander', 'commander')),
    certificate   text,
    roles         text[] NOT NULL CHECK (roles <@ ARRAY['administrator', 'operator', 'approver', 'rule_author', 'auditor',
                                                       'inspector', 'enterprise', 'feed'] AND cardinality(roles) > 0),
    area          text REFERENCES area (code),
    site          text,
    demonstration boolean NOT NULL DEFAULT false,
    disabled      boolean NOT NULL DEFAULT false,
    failures      integer NOT NULL DEFAULT 0,
    locked_until  timestamptz,
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL,
    UNIQUE (user_name),
    -- a bureau's person belongs to an area, a site's person to a site and to no bureau
    CONSTRAINT bureau_has_area CHECK (area IS NOT NULL OR NOT roles && ARRAY['operator', 'approver', 'auditor', 'inspector']),
    CONSTRAINT tenant_has_site CHECK (site IS NOT NULL OR NOT 'enterprise' = ANY (roles)),
    CONSTRAINT feed_is_bound CHECK (area IS NOT NULL OR site IS NOT NULL OR NOT 'feed' = ANY (roles)),
    CONSTRAINT tenant_is_no_bureau CHECK (site IS NULL OR roles <@ ARRAY['enterprise', 'feed'])
);
-- one certificate, one natural person, one account: two accounts must not make four eyes out of two
CREATE UNIQUE INDEX person_certificate ON person (certificate) WHERE certificate IS NOT NULL;

CREATE TABLE person_version (
    person     uuid NOT NULL REFERENCES person (id),
    version    integer NOT NULL,
    content    jsonb NOT NULL,
    changed_by uuid NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (person, version)
);
CREATE TRIGGER person_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON person_version
    EXECUTE FUNCTION refuse_change();

-- Keys and tokens: only the hash is kept. A key of a person acts as that person; a key of none is a machine's.
CREATE TABLE access_key (
    id            uuid PRIMARY KEY,
    hash          bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    kind          text NOT NULL CHECK (kind IN ('key', 'session')),
    label         text NOT NULL CHECK (label <> ''),
    person        uuid REFERENCES person (id),
    roles         text[] NOT NULL DEFAULT '{}',
    area          text REFERENCES area (code),
    site          text,
    demonstration boolean NOT NULL DEFAULT false,
    created_by    uuid NOT NULL,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz,
    revoked_at    timestamptz,
    -- a machine delivers or receives; it never decides
    CONSTRAINT machine_never_decides CHECK (person IS NOT NULL OR (roles <@ ARRAY['enterprise', 'feed'] AND cardinality(roles) > 0)),
    CONSTRAINT machine_is_bound CHECK (person IS NOT NULL OR area IS NOT NULL OR site IS NOT NULL),
    CONSTRAINT session_has_person CHECK (kind = 'key' OR (person IS NOT NULL AND expires_at IS NOT NULL))
);
CREATE INDEX access_key_list ON access_key (created_at DESC, id DESC) WHERE kind = 'key';
CREATE INDEX access_key_person ON access_key (person);

-- Who gave whom which role or key, and who changed what is settled for an area. Append-only.
CREATE TABLE authority_act (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   uuid NOT NULL,
    act     text NOT NULL,
    subject text NOT NULL,
    content jsonb NOT NULL
);
CREATE TRIGGER authority_act_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON authority_act
    EXECUTE FUNCTION refuse_change();
