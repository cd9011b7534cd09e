-- Scaling policies. Exactly the columns of its kind are set: target_percent, or those of the condition and adjustment.
create table scaling_policy (
    fleet_id text not null,
    name text not null,
    target_percent integer,
    metric text,
    comparison text,
    threshold text,
    minutes integer,
    adjustment_type text,
    adjustment integer,
    held_since bigint,
    created_at bigint not null,
    primary key (fleet_id, name)
);
create index scaling_policy_of_fleet on scaling_policy (fleet_id, created_at, name);

-- Timed changes of a fleet's scaling settings. kind is once, daily, weekly or monthly; days is the N of "every N days",
-- weekdays a text of digits (1 = Monday).
create table scaling_timer (
    id text not null primary key,
    fleet_id text not null,
    name text not null,
    kind text not null,
    days integer,
    weekdays text,
    from_day integer,
    to_day integer,
    begins_at bigint not null,
    ends_at bigint,
    minimum integer,
    maximum integer,
    desired integer,
    cooldown bigint,
    automatic integer,
    target_percent integer,
    stopped integer not null,
    next_at bigint,
    fired_at bigint,
    created_at bigint not null,
    version bigint not null
);
create index scaling_timer_of_fleet on scaling_timer (fleet_id, created_at, id);
create index scaling_timer_by_creation on scaling_timer (created_at, id);
create index scaling_timer_due on scaling_timer (next_at, id) where next_at is not null;

-- What the evaluator knows after a restart: one row, and per fleet why it stands as it does.
create table scaling_round (
    only_row integer not null primary key,
    evaluated_at bigint not null
);
create table scaling_standing (
    fleet_id text not null primary key,
    standing text not null
);
