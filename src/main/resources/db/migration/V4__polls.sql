-- A load goes on for long: until when its live lane has read what changed meanwhile, and how far the copy is.

alter table checkpoints add column if not exists polled_at timestamp(6) with time zone;

alter table checkpoints add column if not exists copied bigint default 0 not null;
