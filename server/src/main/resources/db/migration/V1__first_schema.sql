-- One schema for SQLite and PostgreSQL, in the subset both accept. Instants are milliseconds since 1970, durations
-- milliseconds, booleans 0 or 1, enums their names; lists and maps that are never searched are JSON. A PostgreSQL
-- database must be created with LC_COLLATE "C", so that texts compare by code point as they do in SQLite.
-- Two words differ: ${keyed_by_number} is "integer" in SQLite, where just this word makes the number the row's own place,
-- and "bigint" in PostgreSQL; ${within_its_key} is "without rowid" in SQLite, which keeps a small row in the index of its
-- key rather than beside it, and nothing in PostgreSQL.

create table fleet (
    id text not null primary key,
    name text not null,
    description text not null,
    directory text not null,
    asset_id text not null,
    instance_type text not null,
    tags text not null,
    status text not null,
    server_processes text not null,
    activation_timeout bigint not null,
    max_activations integer not null,
    protection_policy text not null,
    protection_limit bigint not null,
    creation_limit integer not null,
    creation_period bigint not null,
    ports text not null,
    created_at bigint not null,
    ended_at bigint,
    version bigint not null
);
create index fleet_by_name on fleet (name, created_at, id);

create table host (
    id text not null primary key,
    region text not null,
    address text not null,
    status text not null,
    weight integer not null,
    last_report bigint not null,
    last_notice bigint not null,
    last_seen bigint not null,
    version bigint not null
);
create index host_by_last_seen on host (status, last_seen, id);

create table game_process (
    id text not null primary key,
    host_id text not null,
    fleet_id text not null,
    launch_key text not null,
    status text not null,
    healthy integer not null,
    pid bigint not null,
    client_port integer not null,
    grpc_port integer not null,
    custom_current integer not null,
    custom_max integer not null,
    started_at bigint not null,
    ready_at bigint,
    end_reason text,
    end_detail text,
    exit_code integer,
    exited_at bigint,
    version bigint not null
);
create index process_living_of_host on game_process (host_id, started_at, id) where status <> 'TERMINATED';
create index process_living_of_fleet on game_process (fleet_id, started_at, id) where status <> 'TERMINATED';
create index process_living on game_process (started_at, id) where status <> 'TERMINATED';
create index process_of_fleet on game_process (fleet_id, started_at, id);
create index process_by_start on game_process (started_at, id);
create index process_active_by_port on game_process (client_port, id) where status = 'ACTIVE';
create index process_exited on game_process (exited_at, id) where status = 'TERMINATED';

-- Derived: the processes that may be given a session now, in the order in which they should be.
create table vacancy (
    process_id text not null primary key,
    fleet_id text not null,
    host_id text not null,
    address text not null,
    client_port integer not null,
    weight integer not null
) ${within_its_key};
create index vacancy_best on vacancy (fleet_id, weight desc, host_id, process_id);
create index vacancy_of_host on vacancy (host_id);

create table condemnation (
    process_id text not null primary key,
    host_id text not null,
    reason text not null,
    condemned_at bigint not null,
    kill_at bigint,
    shown bigint not null
) ${within_its_key};
create index condemnation_of_host on condemnation (host_id, process_id);

-- Its primary key is what keeps a process from two sessions.
create table reservation (
    process_id text not null primary key,
    host_id text not null,
    session_id text not null,
    assignment bigint not null
) ${within_its_key};
create index reservation_of_host on reservation (host_id, process_id);

-- Numbers that rise for ever, even when the rows that carry them are removed.
create table counter (
    name text not null primary key,
    value bigint not null
);
insert into counter (name, value) values ('assignment', 0), ('event', 0);

create table game_session (
    id text not null primary key,
    fleet_id text not null,
    host_id text not null,
    process_id text not null,
    assignment bigint not null,
    address text not null,
    port integer not null,
    weight integer not null,
    status text not null,
    reason text not null,
    name text not null,
    asked_name text not null,
    asked_players integer not null,
    property_count integer not null,
    session_data text not null,
    creator_id text not null,
    matchmaker_data text not null,
    max_players integer not null,
    players integer not null,
    join_policy text not null,
    protection text,
    created_at bigint not null,
    activate_by bigint,
    activated_at bigint,
    ended_at bigint,
    empty_since bigint,
    version bigint not null
);
create index session_of_fleet on game_session (fleet_id, status, created_at, id);
create index session_by_status on game_session (status, created_at, id);
create index session_living_of_host on game_session (host_id, status, created_at, id)
    where status in ('ACTIVATING', 'ACTIVE', 'TERMINATING');
create index session_by_deadline on game_session (status, activate_by, id) where activate_by is not null;
create index session_empty on game_session (fleet_id, empty_since, id)
    where status = 'ACTIVE' and empty_since is not null;
create index session_ended on game_session (status, ended_at, id) where ended_at is not null;

-- What a session's creator said about it, in the order given; searched by key and value.
create table session_property (
    session_id text not null,
    property_key text not null,
    property_value text not null,
    place integer not null,
    primary key (session_id, property_key)
) ${within_its_key};

create table player_session (
    id text not null primary key,
    session_id text not null,
    fleet_id text not null,
    player_id text not null,
    player_data text not null,
    status text not null,
    address text not null,
    port integer not null,
    created_at bigint not null,
    accept_by bigint,
    ended_at bigint,
    version bigint not null
);
-- One seat per player and session, whatever the engine thinks.
create unique index player_seat on player_session (session_id, player_id) where status in ('RESERVED', 'ACTIVE');
create index player_of_session on player_session (session_id, created_at, id);
create index player_by_player on player_session (player_id, created_at, id);
create index player_by_deadline on player_session (accept_by, id) where status = 'RESERVED';

create table first_answer (
    answer_key text not null primary key,
    parameters text not null,
    session_id text not null,
    expires_at bigint not null
);
create index first_answer_by_expiry on first_answer (expires_at, answer_key);

create table creator_window (
    fleet_id text not null,
    creator_id text not null,
    begun_at bigint not null,
    created integer not null,
    primary key (fleet_id, creator_id)
) ${within_its_key};
create index creator_window_by_begin on creator_window (begun_at);

create table event (
    number ${keyed_by_number} not null primary key,
    happened_at bigint not null,
    code text not null,
    actor text not null,
    message text not null,
    fleet_id text,
    host_id text,
    process_id text,
    session_id text,
    player_id text
);
create index event_by_time on event (happened_at, number);
create index event_by_code on event (code, number);
create index event_of_fleet on event (fleet_id, number) where fleet_id is not null;
create index event_of_fleet_by_code on event (fleet_id, code, number) where fleet_id is not null;
create index event_of_host on event (host_id, number) where host_id is not null;
create index event_of_process on event (process_id, number) where process_id is not null;
create index event_of_session on event (session_id, number) where session_id is not null;
create index event_of_player on event (player_id, number) where player_id is not null;
