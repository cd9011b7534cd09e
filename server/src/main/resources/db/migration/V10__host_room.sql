-- What a host has to give to instances; 0 is not counted.
alter table host add column instances integer not null default 0;
alter table host add column cores integer not null default 0;
alter table host add column memory bigint not null default 0;
