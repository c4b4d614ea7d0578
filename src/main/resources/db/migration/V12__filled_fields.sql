-- Of records of one-way streams: which fields hold a value in Marketo; names, never values. Null of records that were written
-- before such notes were kept, and of persons, whose fields have bases.
alter table links add column if not exists filled varchar(100000);
