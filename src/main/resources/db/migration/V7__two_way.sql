-- What two-way sync remembers: ids, REST names, keyed fingerprints and times, never a value of a person.

-- Numbers that grow in the order of the commits: whoever takes one locks its row until the end of the transaction.
create table if not exists sequences (
    name varchar(50) not null primary key,
    last_number bigint not null
);

insert into sequences (name, last_number)
select 'pending_changes', 0 where not exists (select 1 from sequences where name = 'pending_changes');

insert into sequences (name, last_number)
select 'requests', 0 where not exists (select 1 from sequences where name = 'requests');

-- A field together with the form that its bases were made in, so that a base is two numbers.
create table if not exists forms (
    number bigint generated always as identity (cache 1) primary key,
    field varchar(200) not null,
    form varchar(500) not null,
    constraint forms_once unique (field, form)
);

-- The entries are pairs: the number of a field's form, and the fingerprint.
create table if not exists bases (
    stream varchar(200) not null,
    record_id uuid not null,
    origin uuid not null,
    entries bigint array not null,
    primary key (stream, record_id)
);

create table if not exists feeds (
    feed varchar(200) not null primary key,
    token varchar(1000000),
    watermark timestamp(6) with time zone,
    revision bigint not null
);

create table if not exists pending_changes (
    marketo_id varchar(255) not null,
    field varchar(200) not null,
    changed_at timestamp(6) with time zone not null,
    sequence bigint not null,
    primary key (marketo_id, field)
);

create table if not exists person_ends (
    marketo_id varchar(255) not null primary key,
    winner varchar(255),
    noticed_at timestamp(6) with time zone not null
);

create index if not exists person_ends_by_noticed_at on person_ends (noticed_at, marketo_id);

create table if not exists requests (
    marketo_id varchar(255) not null primary key,
    wish varchar(200) not null,
    asked_at timestamp(6) with time zone not null,
    next_at timestamp(6) with time zone not null,
    sequence bigint not null
);

create index if not exists requests_by_next_at on requests (next_at, sequence);

create table if not exists conflicts (
    number bigint generated always as identity (cache 1) primary key,
    stream varchar(200) not null,
    record_id uuid not null,
    marketo_id varchar(255) not null,
    field varchar(200) not null,
    kind varchar(50) not null,
    winner varchar(50),
    found_at timestamp(6) with time zone not null,
    dynamics_fingerprint bigint not null,
    marketo_fingerprint bigint not null,
    decided varchar(50),
    settled boolean default false not null
);

create index if not exists conflicts_by_record on conflicts (stream, record_id, field);

create index if not exists conflicts_by_found_at on conflicts (found_at);

create table if not exists opt_outs (
    address bigint not null,
    field varchar(200) not null,
    since timestamp(6) with time zone not null,
    primary key (address, field)
);

-- The stream is '' and the record the nil GUID where the scope has none, as a key cannot be null.
create table if not exists pauses (
    scope varchar(50) not null,
    stream varchar(200) not null,
    record_id uuid not null,
    since timestamp(6) with time zone not null,
    primary key (scope, stream, record_id)
);

create table if not exists brakes (
    stream varchar(200) not null,
    kind varchar(50) not null,
    found bigint not null,
    allowed bigint not null,
    since timestamp(6) with time zone not null,
    primary key (stream, kind)
);

create table if not exists sent_fields (
    marketo_id varchar(255) not null,
    field varchar(200) not null,
    read_at timestamp(6) with time zone not null,
    answered_at timestamp(6) with time zone not null,
    stream varchar(200) not null,
    record_id uuid not null,
    base_before bigint,
    sent bigint not null,
    primary key (marketo_id, field, read_at)
);

create index if not exists sent_fields_by_answered_at on sent_fields (answered_at);

create table if not exists flips (
    stream varchar(200) not null,
    record_id uuid not null,
    field varchar(200) not null,
    last_side varchar(50) not null,
    flips integer not null,
    since timestamp(6) with time zone not null,
    primary key (stream, record_id, field)
);

create index if not exists flips_by_since on flips (since);

create index if not exists put_offs_by_reason on put_offs (stream, reason);
