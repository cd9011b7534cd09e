-- The number of the last group each writing server committed: after a connection broke during a commit, it says whether
-- that was kept. Only used where several servers share one database.
create table store_writer (
    id text not null primary key,
    committed bigint not null,
    at bigint not null
) ${within_its_key};
