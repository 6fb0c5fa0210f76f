-- Notes of obligations to be looked at are a plain queue: whoever judges only adds, and never waits for whoever takes a note away and then
-- wants the head of the ledger.
alter table lead_note drop constraint lead_note_pkey;
alter table lead_note add column id bigint generated always as identity primary key;
