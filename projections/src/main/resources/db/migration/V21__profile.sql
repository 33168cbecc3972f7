-- Current credit profiles. The body of each row is the fold of the events; the columns beside it are there to be found by.
create schema profile;

create table profile.subject (
    subject_id     text   primary key,
    kind           text   not null,
    name           text,                 -- open names only; persons are found by name_key
    name_key       bytea,                -- keyed hash of a natural person's name
    uscc           text,
    state          text   not null default 'OPEN',   -- OPEN, RESTRICTED or ERASED
    first_position bigint not null,
    last_position  bigint not null,
    body           jsonb  not null
);
create index subject_name on profile.subject (name text_pattern_ops) where name is not null;
create index subject_name_key on profile.subject (name_key) where name_key is not null;
create index subject_uscc on profile.subject (uscc) where uscc is not null;

create table profile.record (
    record_id      text   primary key,
    subject_id     text   not null,
    type           text   not null,
    source_uscc    text   not null,
    status         text   not null,
    first_position bigint not null,
    last_position  bigint not null,
    body           jsonb  not null
);
create index record_position on profile.record (first_position);
create index record_subject on profile.record (subject_id, first_position);
create index record_source on profile.record (source_uscc, first_position);
