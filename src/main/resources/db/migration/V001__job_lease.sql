-- Of several nodes one runs a scheduled job: who holds its lease, and until when.
CREATE TABLE job_lease (
    job    text PRIMARY KEY,
    holder text NOT NULL,
    taken  timestamptz NOT NULL DEFAULT now(),
    until  timestamptz NOT NULL
);

-- equality of text and overlap of times in one exclusion constraint (one warning in force for an area)
CREATE EXTENSION IF NOT EXISTS btree_gist;
