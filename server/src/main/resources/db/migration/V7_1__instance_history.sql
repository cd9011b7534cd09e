-- When a fleet's instances ran, those that are over included.
create index instance_of_fleet on fleet_instance (fleet_id, created_at, id);
