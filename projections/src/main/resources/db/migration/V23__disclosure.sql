-- What the public may see, and nothing else. The workshop beside it holds what is needed to make it and is not read by any
-- public door.
create schema disclosure;
comment on schema disclosure is 'view disclosure';

create table disclosure.record (
    record_id    text   primary key,
    subject_id   text   not null,
    subject_name text   not null,
    subject_uscc text,
    subject_kind text   not null,
    type         text   not null,
    decided_on   date   not null,
    public_from  date,
    public_until date,
    position     bigint not null,
    body         jsonb  not null
);
create index record_until on disclosure.record (public_until) where public_until is not null;
create index record_uscc on disclosure.record (subject_uscc);
create index record_name on disclosure.record (subject_name text_pattern_ops);
create index record_newest on disclosure.record (position desc);

-- A record that was public and was revoked: the ground stays visible (行政处罚法 48), the content does not.
create table disclosure.withdrawal (
    record_id    text   primary key,
    type         text   not null,
    withdrawn_on date   not null,
    ground       text   not null,
    position     bigint not null
);

create schema disclosure_work;
comment on schema disclosure_work is 'view disclosure';

create table disclosure_work.subject (
    subject_id text primary key,
    kind       text not null,
    name       text not null,
    uscc       text
);

-- What became of bodies: names they had, and who took over.
create table disclosure.succession (
    position     bigint primary key,
    subject_id   text   not null,
    uscc         text,
    effective_on date   not null,
    body         jsonb  not null
);
create index succession_name on disclosure.succession ((body ->> 'formerName') text_pattern_ops);
create index succession_uscc on disclosure.succession (uscc, effective_on);

create table disclosure.heir (
    position bigint not null,
    uscc     text   not null,
    primary key (position, uscc)
);
create index heir_uscc on disclosure.heir (uscc);

-- Measures that apply to bodies and lists they are on, as far as the catalogue makes them public.
create table disclosure.matter (
    subject_id   text   not null,
    mechanism    text   not null,
    number       int    not null,   -- counts from 1 within the archive and mechanism
    subject_uscc text,
    public_until date,
    position     bigint not null,
    body         jsonb  not null,
    primary key (subject_id, mechanism, number)
);
create index matter_uscc on disclosure.matter (subject_uscc);
