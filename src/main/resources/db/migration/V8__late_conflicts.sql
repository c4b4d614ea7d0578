-- Rows written before the call, so that they outlast a crash between the call and its commit; nothing was kept before.
drop table if exists sent_fields;

create table if not exists sent_fields (
    marketo_id varchar(255) not null,
    field varchar(200) not null,
    read_at timestamp(6) with time zone not null,
    stream varchar(200) not null,
    record_id uuid not null,
    origin uuid not null,
    base_before bigint,
    seen bigint not null,
    sent bigint not null,
    standing varchar(50) not null,
    covered bigint,
    primary key (marketo_id, field, read_at)
);

create index if not exists sent_fields_by_read_at on sent_fields (read_at);

create index if not exists sent_fields_by_standing on sent_fields (standing);

-- What a frozen field showed when it was looked at last; null of one that is not frozen.
alter table flips add column if not exists print bigint;
