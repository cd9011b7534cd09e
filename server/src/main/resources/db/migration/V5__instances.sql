-- One fleet's share of one host, and how many of them each fleet should have.

create table fleet_instance (
    id text not null primary key,
    fleet_id text not null,
    host_id text,
    status text not null,
    weight integer not null,
    reserved integer not null,
    reason text not null,
    created_at bigint not null,
    active_at bigint,
    ended_at bigint,
    version bigint not null
);
create index instance_living_of_fleet on fleet_instance (fleet_id, created_at, id) where status <> 'TERMINATED';
create index instance_living_of_host on fleet_instance (host_id, created_at, id) where status <> 'TERMINATED';
create index instance_by_status on fleet_instance (status, created_at, id);
create index instance_ended on fleet_instance (ended_at, id) where status = 'TERMINATED';

create table fleet_capacity (
    fleet_id text not null primary key,
    minimum integer not null,
    maximum integer not null,
    desired integer not null,
    cooldown bigint not null,
    automatic integer not null,
    scaled_at bigint,
    version bigint not null
);

-- Until now every fleet ran once on every host.
insert into fleet_capacity (fleet_id, minimum, maximum, desired, cooldown, automatic, scaled_at, version)
    select id, 0, hosts.wanted, hosts.wanted, 600000, 1, null, 1
    from fleet, (select case when count(*) = 0 then 1 else count(*) end as wanted from host where status <> 'LOST') hosts
    where fleet.status <> 'TERMINATED';

-- Empty where no instance is known.
alter table game_process add column instance_id text not null default '';
alter table vacancy add column instance_id text not null default '';
drop index vacancy_best;
create index vacancy_best on vacancy (fleet_id, weight desc, host_id, instance_id, process_id);
