-- Orders to erase personal data or to restrict its processing, one row each, with every step in the body.
create schema protection;
comment on schema protection is 'view protection';

create table protection.order_case (
    subject_id     text    not null,
    lever          text    not null,   -- ERASURE or RESTRICTION
    number         int     not null,   -- counts from 1 within archive and lever
    stage          text    not null,
    waits          boolean not null,   -- for a second person
    first_position bigint  not null,
    last_position  bigint  not null,
    body           jsonb   not null,
    primary key (subject_id, lever, number)
);
create index order_case_waiting on protection.order_case (last_position) where waits;
