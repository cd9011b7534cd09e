-- What kind of host it is, beside its region.
alter table host add column instance_type text not null default '';
alter table host add column labels text not null default '{}';
