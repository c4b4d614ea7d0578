-- Of a write whose answer was lost: when Marketo's feed showed it. It is kept, because it may take effect once more.
alter table sent_fields add column if not exists echoed_at timestamp(6) with time zone;
