-- Objections, one row each, with every step in the body.
create schema objection;
comment on schema objection is 'view objection';

create table objection.objection_case (
    subject_id     text   not null,
    number         int    not null,   -- counts from 1 within the archive
    record_id      text   not null,
    queue          text   not null,   -- on whose desk it is; CLOSED when on nobody's
    source_uscc    text,              -- the organ that was asked; empty before
    first_position bigint not null,
    last_position  bigint not null,
    body           jsonb  not null,
    primary key (subject_id, number)
);
create index objection_case_queue on objection.objection_case (queue, first_position);
create index objection_case_record on objection.objection_case (record_id, number);
