-- Repairs, one row each, with every step in the body.
create schema repair;
comment on schema repair is 'view repair';

create table repair.repair_case (
    record_id      text   not null,
    number         int    not null,   -- counts from 1 within the record
    subject_id     text   not null,
    queue          text   not null,   -- on whose desk it is; GRANTED while it has effect, CLOSED when on nobody's
    first_position bigint not null,
    last_position  bigint not null,
    body           jsonb  not null,
    primary key (record_id, number)
);
create index repair_case_queue on repair.repair_case (queue, first_position);
create index repair_case_subject on repair.repair_case (subject_id, first_position);

-- Which organs may be asked about a negative record: the one that reported it and the one that decided.
create table repair.organ (
    record_id      text primary key,
    source_uscc    text not null,
    authority_uscc text not null
);
create index organ_source on repair.organ (source_uscc);
create index organ_authority on repair.organ (authority_uscc);
