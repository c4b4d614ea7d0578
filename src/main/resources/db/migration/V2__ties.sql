-- What a link is remembered to belong with. Ids and keyed fingerprints only.
alter table links add column if not exists related_to uuid;
alter table links add column if not exists company uuid;
alter table links add column if not exists marketo_key bigint;

create index if not exists links_by_related_to on links (related_to);

create index if not exists links_by_marketo_key on links (marketo_key);

alter table put_offs add column if not exists related_to uuid;

create index if not exists put_offs_by_related_to on put_offs (related_to);
