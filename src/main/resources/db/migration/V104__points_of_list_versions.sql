-- From which version of the list a state of a point counts: the version of the import that brought it, or, for one kept by hand, the
-- version that comes next. So points stand among what differs between two versions. States from before this script stood ever since.
alter table monitoring_point_state add column since integer not null default 0;
alter table monitoring_point_state alter column since drop default;
create index monitoring_point_state_since on monitoring_point_state (since, code);
