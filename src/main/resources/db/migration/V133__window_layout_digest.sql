-- A layout is found by the digest of its factors: an index over the text itself refuses a long list, and a hostile sender can make one.
alter table window_layout add column digest bytea;
update window_layout set digest = sha256(convert_to(factors, 'UTF8'));
alter table window_layout alter column digest set not null;
alter table window_layout drop constraint window_layout_factors_key;
alter table window_layout add unique (digest);
