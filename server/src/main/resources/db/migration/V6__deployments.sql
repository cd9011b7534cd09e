-- How far the package of a fleet is on a host, and where the log lies that an event tells of.

create table deployment (
    fleet_id text not null,
    host_id text not null,
    phase text not null,
    failure_code text not null,
    message text not null,
    changed_at bigint not null,
    primary key (host_id, fleet_id)
);
create index deployment_of_fleet on deployment (fleet_id, host_id);

alter table event add column log text;
