-- What archives said at each point of the ledger. Nothing is folded when it is asked for: every part of an archive is kept as it
-- stood behind each event that touched it.
create schema past;
comment on schema past is 'view past';

-- Every event of an archive, counted.
create table past.moment (
    subject_id  text        not null,
    number      int         not null,   -- counts from 1
    position    bigint      not null,
    recorded_at timestamptz not null,
    primary key (subject_id, number)
);
create unique index moment_position on past.moment (subject_id, position);
create index moment_time on past.moment (subject_id, recorded_at);

create table past.subject_version (
    subject_id text   not null,
    position   bigint not null,
    body       jsonb  not null,
    primary key (subject_id, position)
);

create table past.record_version (
    record_id      text   not null,
    position       bigint not null,
    subject_id     text   not null,
    first_position bigint not null,
    body           jsonb  not null,
    primary key (record_id, position)
);
-- Which records an archive had, in the order of recording.
create index record_version_first on past.record_version (subject_id, first_position) where position = first_position;
-- Which of them were touched between two points.
create index record_version_subject on past.record_version (subject_id, position);

create table past.matter_version (
    subject_id     text   not null,
    mechanism      text   not null,
    number         int    not null,
    position       bigint not null,
    first_position bigint not null,
    body           jsonb  not null,
    primary key (subject_id, mechanism, number, position)
);
create index matter_version_first on past.matter_version (subject_id, first_position) where position = first_position;
