-- The optional streams that do without what one of the systems lacks, with the reason.

create table if not exists left_out_streams (
    stream varchar(200) not null primary key,
    reason varchar(4000) not null
);
