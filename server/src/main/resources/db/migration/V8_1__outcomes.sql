-- Outcomes of placements that are still to be told to the webhook of their queue.
create table placement_outcome (
    placement_id text not null primary key,
    queue_name text not null,
    attempts integer not null,
    since bigint not null,
    due_at bigint not null
);
create index placement_outcome_due on placement_outcome (queue_name, due_at, placement_id);
create index placement_outcome_age on placement_outcome (since, placement_id);

-- In which order the processes of a fleet are taken that shall spread over its hosts; 0 where they shall fill them.
alter table vacancy add column turn integer not null default 0;
drop index vacancy_best;
create index vacancy_best on vacancy (fleet_id, weight desc, turn, host_id, instance_id, process_id);
