-- The mapping lines that have worked, by their names: a name that is absent later is gone rather than misspelt.

create table if not exists known_names (
    stream varchar(200) not null,
    column_name varchar(200) not null,
    field varchar(200) not null,
    parked_since timestamp(6) with time zone,
    primary key (stream, column_name, field)
);
