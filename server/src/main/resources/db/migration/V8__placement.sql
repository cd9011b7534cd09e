-- Queues, and what is placed by them. A placement's row says which session is its own; it stays for ever, since its id is
-- never used again.

create table placement_queue (
    name text not null primary key,
    destinations text not null,
    policies text not null,
    timeout bigint not null,
    tags text not null,
    webhook_url text,
    webhook_secret text,
    created_at bigint not null,
    version bigint not null
);
create index placement_queue_by_creation on placement_queue (created_at, name);

create table placement (
    id text not null primary key,
    queue_name text not null,
    request text not null,
    worst_latencies text not null,
    status text not null,
    reason text not null,
    placed text,
    traces text not null,
    started_at bigint not null,
    deadline bigint not null,
    ended_at bigint,
    version bigint not null
);
create index placement_waiting on placement (started_at, id) where status = 'PENDING' and placed is null;
create index placement_deadline on placement (status, deadline, id) where status = 'PENDING';
create index placement_by_start on placement (started_at, id);
create index placement_by_status on placement (status, started_at, id);
create index placement_of_queue on placement (queue_name, started_at, id);
create index placement_of_queue_by_status on placement (queue_name, status, started_at, id);
