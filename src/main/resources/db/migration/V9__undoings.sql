-- What the brake counts: deletions, blanked fields and opt-ins, each once a record; ids and REST names, never a value.
-- Which brakes hold follows from the rows that wait.
drop table if exists brakes;

create table if not exists undoings (
    stream varchar(200) not null,
    kind varchar(50) not null,
    what varchar(200) not null,
    record_id uuid not null,
    standing varchar(50) not null,
    since timestamp(6) with time zone not null,
    primary key (stream, kind, what, record_id)
);

create index if not exists undoings_by_record on undoings (stream, record_id);

create index if not exists undoings_by_standing on undoings (standing, since);
