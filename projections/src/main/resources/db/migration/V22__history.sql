-- Every event as people read it: who, when, on what basis, what changed.
create schema history;
comment on schema history is 'view history';

create table history.entry (
    position   bigint primary key,
    subject_id text   not null,
    record_id  text,
    body       jsonb  not null
);
create index entry_subject on history.entry (subject_id, position);
create index entry_record on history.entry (record_id, position) where record_id is not null;
