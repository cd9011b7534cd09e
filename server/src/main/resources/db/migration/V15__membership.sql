-- Words that let machines become hosts; told once, kept as their hash.
create table join_token (
    id text not null primary key,
    secret_hash text not null,
    region text not null,
    instance_type text not null,
    labels text not null,
    uses integer not null,
    used integer not null,
    revoked integer not null,
    made_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    version bigint not null
);

-- Which machine joined as which host; its certificates name the row's id.
create table membership (
    host text not null primary key,
    id text not null,
    token text not null,
    region text not null,
    instance_type text not null,
    labels text not null,
    key_hash text not null,
    joined_at bigint not null,
    certified_until bigint not null,
    revoked integer not null,
    version bigint not null
);

-- Who signs the certificates of hosts; its key is sealed with the key in access.key of the data folder.
create table authority (
    only_row integer not null primary key,
    certificate text not null,
    sealed_key text not null
);
