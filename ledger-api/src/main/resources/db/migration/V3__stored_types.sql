-- Which event types the log has been seen to hold, and up to where it was looked. Read at every start.
create table ledger.stored_type (
    type         text   not null,
    revision     text   not null,
    seen_through bigint not null,
    primary key (type, revision)
);
