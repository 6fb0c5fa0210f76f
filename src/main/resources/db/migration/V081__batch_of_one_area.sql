-- A batch lies in one area, so that its sites are found by index alone.
alter table issuing_batch drop column to_area;
alter table issuing_batch rename column from_area to area;
