-- Public rows of archives whose processing is restricted: out of the public schema while the restriction lasts, back again
-- when it is lifted.
create table disclosure_work.withheld (like disclosure.record including defaults including constraints);
alter table disclosure_work.withheld add primary key (record_id);
create index withheld_subject on disclosure_work.withheld (subject_id);
create index record_subject on disclosure.record (subject_id);

create table disclosure_work.withheld_matter (like disclosure.matter including defaults including constraints);
alter table disclosure_work.withheld_matter add primary key (subject_id, mechanism, number);
