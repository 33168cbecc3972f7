-- Answers to requests that carried an Idempotency-Key, so that a request sent twice is answered alike and carried out once.
-- Key and request are kept as keyed hashes and the answer sealed: a client may put a person's number into its key, and a plain
-- hash of a request would give the person in it away to whoever tries all numbers.
create schema door;

create table door.idempotency (
    account      text        not null,
    key          bytea       not null,
    request_hash bytea       not null,
    status       int,                     -- null while the first request is still being carried out
    location     text,
    media_type   text,
    body         text,                    -- sealed
    started_at   timestamptz not null,
    primary key (account, key)
);
create index idempotency_age on door.idempotency (started_at);
