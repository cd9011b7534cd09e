-- Packages, what was uploaded to become one, and blobs that nothing refers to.

create table asset (
    id text not null primary key,
    name text not null,
    label_version text not null,
    operate_system text not null,
    image_id text not null,
    os_type text not null,
    blob text not null,
    sha256 text not null,
    size bigint not null,
    tags text not null,
    created_at bigint not null,
    version bigint not null
);
create index asset_by_age on asset (created_at, id, size);
create index asset_by_blob on asset (blob);

create table package_upload (
    bucket_key text not null primary key,
    blob text not null,
    sha256 text not null,
    size bigint not null,
    verdict text not null,
    uploaded_at bigint not null
);
create index package_upload_by_age on package_upload (uploaded_at, bucket_key);
create index package_upload_by_blob on package_upload (blob);

create table doomed_blob (
    blob text not null primary key,
    doomed_from bigint not null
);
create index doomed_blob_by_moment on doomed_blob (doomed_from, blob);

create index fleet_by_asset on fleet (asset_id) where status <> 'TERMINATED';
