-- Current credit profiles. The body of each row is the fold of the events; the columns beside it are there to be found by.
create schema profile;
comment on schema profile is 'view profile';

create table profile.subject (
    subject_id     text   primary key,
    kind           text   not null,
    name           text,                 -- open names only; persons are found by name_key
    name_key       bytea,                -- keyed hash of a natural person's name
    uscc           text,
    state          text   not null default 'OPEN',   -- OPEN, RESTRICTED or ERASED
    first_position bigint not null,
    last_position  bigint not null,
    succeeded      boolean not null default false,   -- whether anything became of it: see profile.succession
    body           jsonb  not null
);
create index subject_name on profile.subject (name text_pattern_ops) where name is not null;
create index subject_name_key on profile.subject (name_key) where name_key is not null;
create index subject_uscc on profile.subject (uscc) where uscc is not null;

create table profile.record (
    record_id      text   primary key,
    subject_id     text   not null,
    type           text   not null,
    source_uscc    text   not null,      -- the organ that answers for it: its source, or whoever took over from that
    answered_since bigint not null,      -- where that organ reported it or took it over
    status         text   not null,
    first_position bigint not null,
    last_position  bigint not null,
    body           jsonb  not null
);
create index record_position on profile.record (first_position);
create index record_subject on profile.record (subject_id, first_position);
create index record_source on profile.record (source_uscc, first_position);

-- What became of bodies (机构沿革): names they had, and who took over.
create table profile.succession (
    position     bigint  primary key,
    subject_id   text    not null,
    uscc         text,
    ends         boolean not null,   -- whether the body is no more
    former_name  text    not null,
    body         jsonb   not null
);
create index succession_subject on profile.succession (subject_id, position);
create index succession_name on profile.succession (former_name text_pattern_ops);

create table profile.heir (
    position     bigint  not null,
    successor_id text    not null,
    type         text    not null,   -- record type it answers for; empty for all that nobody else does
    uscc         text    not null,
    name         text    not null,
    primary key (position, successor_id, type)
);
create index heir_successor on profile.heir (successor_id, position);
