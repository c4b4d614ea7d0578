-- When a link was made and when it was last found in agreement, for people who ask about one record.

alter table links add column if not exists linked_at timestamp(6) with time zone;
alter table links add column if not exists synced_at timestamp(6) with time zone;
