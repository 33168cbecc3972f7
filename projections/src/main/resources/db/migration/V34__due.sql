-- What falls due in the archives, and when: statutory expiry, the end of shields, the clocks of objections.
create schema due;
comment on schema due is 'view due';

create table due.item (
    record_id  text    not null,
    what       text    not null,
    number     int     not null,   -- of the shield, the objection or the repair; 0 for the record as a whole
    subject_id text    not null,
    last_day   date,               -- last day in time; absent while none is set
    step       text,               -- what the law gives the time for; absent unless people are to act
    open       boolean not null,
    objection  jsonb,              -- what the clock of an objection is computed from; nothing personal
    repair     jsonb,              -- likewise of a repair
    noted      date,               -- the last day whose passing the ledger has noted
    position   bigint  not null,
    primary key (record_id, what, number)
);
create index item_day on due.item (last_day, record_id, what, number) where open and last_day is not null;
create index item_calendar on due.item (((objection ->> 'countedBy')::int)) where open and objection is not null;
create index item_subject on due.item (subject_id);

-- Subjects of kinds whose records may end by time alone.
create table due.subject (
    subject_id text primary key,
    kind       text not null
);
