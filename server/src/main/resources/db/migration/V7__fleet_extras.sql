-- What a fleet's creator asked of a cloud's disks and networks: shown as given, never searched.
alter table fleet add column extras text not null
    default '{"systemDisk":null,"dataDisks":[],"bandwidth":null,"networks":[],"peerNetwork":"","subnet":""}';
-- Living fleets are counted at every creation of one.
create index fleet_living on fleet (created_at, id) where status <> 'TERMINATED';
