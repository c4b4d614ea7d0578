-- How many calls of each API are booked for each of its days, and what its window still counts after a restart.

create table if not exists api_calls (
    api varchar(50) not null,
    on_day date not null,
    calls bigint not null,
    spent boolean not null,
    primary key (api, on_day)
);

create table if not exists api_windows (
    api varchar(50) not null primary key,
    calls integer not null,
    counted_until timestamp(6) with time zone not null
);
