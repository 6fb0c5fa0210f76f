-- Areas by GB/T 2260. The rank follows from the code; the area above follows from it too.
CREATE TABLE area (
    code   text PRIMARY KEY CHECK (code ~ '^[1-9][0-9]{5}$'),
    name   text NOT NULL CHECK (name <> ''),
    kind   text GENERATED ALWAYS AS (
               CASE WHEN code LIKE '__0000' THEN 'province' WHEN code LIKE '____00' THEN 'city' ELSE 'county' END) STORED,
    parent text REFERENCES area (code),
    UNIQUE (code, kind),
    CHECK (parent IS NULL OR parent <> code),
    CHECK (parent IS NULL OR parent IN (left(code, 4) || '00', left(code, 2) || '0000'))
);
CREATE INDEX area_parent ON area (parent);

-- Government, headquarters' office and bureau of an area, by name.
CREATE TABLE organ (
    id   uuid PRIMARY KEY,
    area text NOT NULL REFERENCES area (code),
    kind text NOT NULL CHECK (kind IN ('government', 'headquarters_office', 'environment_bureau', 'weather_service', 'other')),
    name text NOT NULL CHECK (name <> ''),
    UNIQUE (area, name)
);

-- What an area has settled, in versions that are never changed: an order of last year is read under last year's profile.
CREATE TABLE area_profile (
    area            text NOT NULL,
    area_kind       text NOT NULL,
    version         integer NOT NULL CHECK (version > 0),
    issues_warnings boolean NOT NULL,
    content         jsonb NOT NULL,
    changed_by      uuid NOT NULL,
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (area, version),
    FOREIGN KEY (area, area_kind) REFERENCES area (code, kind),
    -- only a city with districts or above determines and issues a warning (生态环境法典 Art 263)
    CONSTRAINT no_county_issues_warnings CHECK (NOT (issues_warnings AND area_kind = 'county'))
);

-- Consecutive document numbers of an area, act and year: no gap and no number twice.
CREATE TABLE document_number (
    area text NOT NULL REFERENCES area (code),
    act  text NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (area, act, year)
);

CREATE TRIGGER area_profile_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON area_profile
    EXECUTE FUNCTION refuse_change();
