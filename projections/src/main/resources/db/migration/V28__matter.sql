-- Matters: tolerances, rectifications, measures, lists, commitments and whatever else goes in steps. One row each, with every
-- step in the body.
create schema matter;
comment on schema matter is 'view matter';

create table matter.matter (
    subject_id     text    not null,
    mechanism      text    not null,
    number         int     not null,   -- counts from 1 within the archive and mechanism
    code           text,               -- which of the catalogue's list
    stage          text    not null,
    over           boolean not null,
    due            date,               -- day on which the ledger or somebody has to do something; empty when nothing is due
    overdue        boolean not null,
    project        text,
    first_position bigint  not null,
    last_position  bigint  not null,
    body           jsonb   not null,
    primary key (subject_id, mechanism, number)
);
create index matter_open on matter.matter (mechanism, over, first_position);
create index matter_due on matter.matter (due) where due is not null;
create index matter_project on matter.matter (project) where project is not null;

-- Which organs a matter names, beside its subject.
create table matter.organ (
    subject_id text not null,
    mechanism  text not null,
    number     int  not null,
    uscc       text not null,
    primary key (subject_id, mechanism, number, uscc)
);
create index organ_uscc on matter.organ (uscc, mechanism);
