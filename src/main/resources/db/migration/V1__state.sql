-- The durable state: ids, keyed fingerprints, codes and links of feeds, never a value of a person.
-- One text for H2 and PostgreSQL. "if not exists" because H2 commits each table by itself, so that a start that was
-- killed half-way is simply begun again. Long texts are varchar, because H2 keeps its "text" outside the row.

create table if not exists installation (
    name varchar(200) not null primary key,
    fact varchar(4000) not null
);

create table if not exists fingerprint_key (
    id smallint not null primary key,
    check_value bigint
);

insert into fingerprint_key (id, check_value)
select 1, null where not exists (select 1 from fingerprint_key);

create table if not exists lease (
    id smallint not null primary key,
    owner varchar(500),
    epoch bigint not null,
    held_until timestamp(6) with time zone
);

insert into lease (id, owner, epoch, held_until)
select 1, null, 0, null where not exists (select 1 from lease);

create table if not exists links (
    stream varchar(200) not null,
    record_id uuid not null,
    marketo_object varchar(200) not null,
    marketo_id varchar(255) not null,
    fingerprint bigint,
    version bigint,
    address bigint,
    load_number bigint not null,
    primary key (stream, record_id),
    constraint links_one_per_marketo_id unique (marketo_object, marketo_id)
);

create index if not exists links_by_address on links (address);

create table if not exists intents (
    stream varchar(200) not null,
    record_id uuid not null,
    marketo_object varchar(200) not null,
    marketo_id varchar(255),
    fingerprint bigint,
    made_at timestamp(6) with time zone not null,
    primary key (stream, record_id),
    constraint intents_one_per_marketo_id unique (marketo_object, marketo_id)
);

create table if not exists tombstones (
    stream varchar(200) not null,
    record_id uuid not null,
    generation integer not null,
    marketo_object varchar(200) not null,
    marketo_id varchar(255),
    reason varchar(50) not null,
    moved_to varchar(500),
    retired_at timestamp(6) with time zone not null,
    primary key (stream, record_id, generation)
);

create index if not exists tombstones_by_marketo_id on tombstones (marketo_object, marketo_id);

create table if not exists checkpoints (
    stream varchar(200) not null primary key,
    phase varchar(50) not null,
    feed_position varchar(1000000),
    last_delta varchar(1000000),
    load_started timestamp(6) with time zone,
    load_number bigint not null,
    selection varchar(1000000),
    revision bigint not null
);

create table if not exists runs (
    number bigint generated always as identity (cache 1) primary key,
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone,
    outcome varchar(50),
    reason varchar(1000000)
);

create table if not exists run_tallies (
    run bigint not null references runs (number),
    stream varchar(200) not null,
    outcome varchar(50) not null,
    reason varchar(200) not null,
    records bigint not null,
    primary key (run, stream, outcome, reason)
);

create table if not exists total_tallies (
    stream varchar(200) not null,
    outcome varchar(50) not null,
    reason varchar(200) not null,
    records bigint not null,
    primary key (stream, outcome, reason)
);

create table if not exists failures (
    stream varchar(200) not null,
    record_id uuid not null,
    code varchar(200) not null,
    sentence varchar(1000000) not null,
    attempts integer not null,
    first_at timestamp(6) with time zone not null,
    last_at timestamp(6) with time zone not null,
    next_at timestamp(6) with time zone,
    primary key (stream, record_id)
);

create index if not exists failures_by_next_at on failures (stream, next_at, record_id);

create table if not exists held_fields (
    stream varchar(200) not null,
    record_id uuid not null,
    field varchar(200) not null,
    reason varchar(50) not null,
    detail varchar(1000000),
    since timestamp(6) with time zone not null,
    next_at timestamp(6) with time zone,
    primary key (stream, record_id, field)
);

create index if not exists held_fields_by_detail on held_fields (detail);

create index if not exists held_fields_by_next_at on held_fields (stream, next_at, record_id);

create table if not exists put_offs (
    stream varchar(200) not null,
    record_id uuid not null,
    reason varchar(200) not null,
    address bigint,
    due_at timestamp(6) with time zone not null,
    primary key (stream, record_id)
);

create index if not exists put_offs_by_address on put_offs (address);

create index if not exists put_offs_by_due_at on put_offs (stream, due_at, record_id);
