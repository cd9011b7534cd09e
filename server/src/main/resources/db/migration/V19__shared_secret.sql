-- What all servers of this database must have alike, sealed with their access.key.
create table shared_secret (
    name text not null primary key,
    sealed text not null
);
