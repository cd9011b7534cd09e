-- What the living sessions of each fleet are searched by: for each key and value they lie in the order in which they were
-- made, so that a page of a search is read from here and is as quick among many sessions as among few.
create table living_property (
    of_fleet text not null,
    of_key text not null,
    of_value text not null,
    made_at bigint not null,
    session_id text not null,
    primary key (of_fleet, of_key, of_value, made_at, session_id)
) ${within_its_key};

insert into living_property (of_fleet, of_key, of_value, made_at, session_id)
select fleet_id, property_key, property_value, created_at, id
from game_session join session_property on session_id = id
where status in ('ACTIVATING', 'ACTIVE', 'TERMINATING');
