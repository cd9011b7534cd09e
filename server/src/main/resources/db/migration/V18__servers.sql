-- The servers that run on this database; each writes its row once a second.
create table server (
    id text not null primary key,
    address text not null,
    version text not null,
    started_at bigint not null,
    heard_at bigint not null,
    beat bigint not null
);

-- Which of them does what one is enough for.
create table lease (
    name text not null primary key,
    holder text not null,
    term bigint not null
);

-- Which stream of which server speaks for a host.
alter table host add column held_by text not null default '';
alter table host add column stream bigint not null default 0;
