-- Files on their way in: the bytes as sent, how far they have been taken, and the verdict of every row. The facts themselves
-- are in the ledger; these tables are the department's counter and may be purged when it no longer asks.
create schema submission;

create table submission.batch (
    batch_id        text        primary key,
    account         text        not null,
    role            text        not null,
    organ           text,
    source_name     text        not null,
    source_uscc     text        not null,
    type            text        not null,
    file_name       text        not null,
    sha256          text        not null,
    size_bytes      bigint      not null,
    header          jsonb       not null,    -- the header row as sent
    idempotency_key text,
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
    failure_zh      text,
    failure_en      text,
    unique (account, idempotency_key)
);
create index batch_of_source on submission.batch (source_uscc, batch_id desc);
create index batch_running on submission.batch (batch_id) where status = 'RUNNING';

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
    faults     jsonb not null,           -- every fault: header, value as found, rule, message in both languages
    normalised jsonb not null,
    cells      jsonb,                    -- the row as sent, kept for rejected rows so that they can be mended
    primary key (batch_id, row)
);
create index row_verdict on submission.row (batch_id, verdict, row);
