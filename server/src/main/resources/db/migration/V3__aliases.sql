-- Names for fleets that stay while the fleet behind them changes.
create table alias (
    id text not null primary key,
    name text not null,
    description text not null,
    routing text not null,
    fleet_id text,
    message text not null,
    tags text not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
create index alias_by_creation on alias (created_at, id);
create index alias_of_fleet on alias (fleet_id, created_at, id) where routing = 'SIMPLE';
