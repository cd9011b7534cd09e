-- Who is signed in to the console, at whichever server. Ids are digests of the cookie, which itself stands nowhere.
create table console_visit (
    id text not null primary key,
    secret_id text not null,
    begun_at bigint not null,
    seen_at bigint not null,
    notice text not null
);

-- Links that sign in once, by a digest likewise.
create table console_ticket (
    id text not null primary key,
    secret_id text not null,
    until_at bigint not null
);

-- Where the other servers reach this one, as a URL; null: it answers none.
alter table server add column reach text;

-- Pieces of packages that have not come whole, in a blob store that all servers reach.
create table upload_piece (
    bucket_key text not null,
    from_byte bigint not null,
    size bigint not null,
    blob text not null,
    kept_at bigint not null,
    primary key (bucket_key, from_byte)
);
create index upload_piece_by_age on upload_piece (kept_at, bucket_key);
