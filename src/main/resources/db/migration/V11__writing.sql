-- Until when a write of the lease's holder may still be at work in Marketo, so that whoever takes over waits for its end.
alter table lease add column if not exists writing_until timestamp(6) with time zone;
