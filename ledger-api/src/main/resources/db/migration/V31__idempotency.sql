-- Answers to requests that carried an Idempotency-Key, so that a request sent twice is answered alike and carried out once.
-- The body is an answer of this service; it holds ids and positions, never what was sent.
create schema door;

create table door.idempotency (
    account      text        not null,
    key          text        not null,
    request_hash text        not null,
    status       int,                     -- null while the first request is still being carried out
    location     text,
    media_type   text,
    body         bytea,
    started_at   timestamptz not null,
    primary key (account, key)
);
create index idempotency_age on door.idempotency (started_at);
