-- The busier an instance is, the lower its turn; the first look after the start sets it.
alter table fleet_instance add column turn integer not null default 0;
