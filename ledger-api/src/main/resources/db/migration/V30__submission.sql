-- Files on their way in: the bytes as sent, how far they have been taken, and the verdict of every row. The facts themselves
-- are in the ledger; these tables are the department's counter and are purged when it no longer asks. Whatever a file says may
-- be about people, so all of it is sealed: rows with the key of their subject where it is known, the rest with that of the batch.
create schema submission;

create table submission.batch (
    batch_id        text        primary key,
    account         text        not null,
    role            text        not null,
    organ           text,
    source_name     text        not null,
    source_uscc     text        not null,
    type            text        not null,
    size_bytes      bigint      not null,
    envelope        text,                    -- name, digest and header row of the file, sealed; null once purged
    idempotency_key bytea,                   -- keyed hash of what the client sent
    status          text        not null,
    total           int,
    done            int         not null default 0,
    accepted        int         not null default 0,
    duplicate       int         not null default 0,
    rejected        int         not null default 0,
    first_position  bigint,
    last_position   bigint,
    received_at     timestamptz not null,
    ended_at        timestamptz,
    failure_rule    text,
    failure         text,                    -- what the rule says about this file, sealed
    purged_at       timestamptz,
    unique (account, idempotency_key)
);
create index batch_of_source on submission.batch (source_uscc, batch_id desc);
create index batch_running on submission.batch (batch_id) where status = 'RUNNING';
create index batch_to_purge on submission.batch (ended_at) where purged_at is null;

-- The bytes as sent, sealed; deleted when every row has its verdict.
create table submission.file_chunk (
    batch_id text  not null references submission.batch on delete cascade,
    seq      int   not null,
    bytes    bytea not null,
    primary key (batch_id, seq)
);

create table submission.row (
    batch_id   text  not null references submission.batch on delete cascade,
    row        int   not null,
    verdict    text  not null,
    record_id  text,
    position   bigint,
    rule       text,                     -- of the first fault
    owner      text,                     -- whose key seals the content: the subject, or the batch
    content    text,                     -- faults, changed spellings, and of a rejected row the cells as sent; sealed
    primary key (batch_id, row)
);
create index row_verdict on submission.row (batch_id, verdict, row);
-- Refused rows for which no subject was found: an erasure looks through them.
create index row_of_nobody on submission.row (batch_id, row) where owner = batch_id;
