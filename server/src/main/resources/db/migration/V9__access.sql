-- Key pairs that sign calls; their secrets are sealed with the key in access.key of the data folder.
create table credential (
    secret_id text not null primary key,
    name text not null,
    enabled integer not null,
    secret text not null,
    former_secret text,
    former_until bigint,
    policies text not null,
    created_at bigint not null,
    changed_at bigint not null,
    version bigint not null
);
create unique index credential_by_name on credential (name);

-- What credentials may do, as operators wrote it.
create table access_policy (
    name text not null primary key,
    description text not null,
    document text not null,
    created_at bigint not null,
    changed_at bigint not null,
    version bigint not null
);

-- Rises with every change of a credential or policy, so that servers see that what they remember is old.
create table access_edition (
    only_row integer not null primary key,
    number bigint not null
);
insert into access_edition (only_row, number) values (1, 0);

-- The calls of the API, the newest of them.
create table audit (
    number ${keyed_by_number} not null primary key,
    happened_at bigint not null,
    credential text not null,
    action text not null,
    resources text not null,
    source text not null,
    code text not null,
    request_id text not null
);
create index audit_by_time on audit (happened_at, number);
create index audit_of_credential on audit (credential, number);
create index audit_of_action on audit (action, number);
insert into counter (name, value) values ('audit', 0);
