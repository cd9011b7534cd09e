-- Which servers may run on this schema: those that know this migration, though perhaps none that came after it. A
-- migration that takes something away that they use raises it; one that only adds leaves it as it is.
create table schema_reach (
    only_row integer not null primary key check (only_row = 1),
    oldest text not null
);

insert into schema_reach (only_row, oldest) values (1, '20');
