-- The log: every event once, in one order without gaps, each a leaf of the tree. Flyway creates the schema "ledger" itself.

-- What kinds of events there are. The leaf of an event holds these three names; the number only saves room in the log.
create table ledger.event_type (
    id       smallint primary key,
    kind     text     not null, -- kind of the stream, empty for events of none
    type     text     not null,
    revision text     not null,
    unique (kind, type, revision)
);

-- Columns stand in the order in which they pack. What the leaf commits to is said by org.chengxin.ledger.seal.Entry.
create table ledger.event (
    position    bigint   not null check (position > 0),    -- 1, 2, 3 …: index of the leaf + 1
    recorded_at bigint   not null,                         -- microseconds since 1970-01-01T00:00Z, as the leaf has it
    field_sums  bigint   not null,                         -- one byte for each field; tells which one was changed
    sequence    integer  not null,                         -- place within the subject, from 0
    type        smallint not null,                         -- ledger.event_type
    event_id    bytea    not null unique,                  -- 16 bytes of a UUID, or ff and UTF-8
    subject_id  bytea    not null,                         -- 16 bytes of a ULID, or ff and UTF-8
    salt        bytea    not null,                         -- 16 random bytes behind the commitments of the leaf
    leaf_hash   bytea    not null,
    payload     bytea    not null,
    metadata    bytea    not null,
    tree_head   bytea,                                     -- root of the tree that ends here; on the last event of a batch
    -- A proof reads the leaves around an event: from the index alone, 256 of them stand on two pages and not on thirty.
    constraint event_pkey primary key (position) include (leaf_hash),
    unique (subject_id, sequence)
);

-- Payloads are small and mostly sealed: trying to compress them costs time and gains nothing.
alter table ledger.event alter column payload set storage external;
alter table ledger.event alter column metadata set storage external;

-- Roots of complete subtrees of 2^8, 2^16, 2^24 … leaves: tiles of level 1, 2, 3. Written with the event that completes them.
create table ledger.node (
    level smallint not null, -- the subtree has 2^level leaves
    index bigint   not null, -- how many subtrees of this level stand before it
    hash  bytea    not null,
    primary key (level, index)
);

-- The latest state of long streams, so that loading one does not grow with its age. Can be thrown away.
create table ledger.snapshot (
    subject_id  text     collate "C" primary key,
    sequence    bigint   not null, -- of the last event it covers
    recorded_at bigint   not null, -- microseconds since 1970-01-01T00:00Z
    kind        text     not null,
    snapshot_id text     not null,
    type        text     not null,
    revision    text     not null,
    payload     bytea    not null,
    metadata    bytea    not null
);

-- How far Axon's processors have read, and what they could not handle.
create table ledger.token_entry (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);

create table ledger.dead_letter_entry (
    dead_letter_id       varchar(255) primary key,
    processing_group     varchar(255) not null,
    sequence_identifier  varchar(255) not null,
    sequence_index       bigint       not null,
    message_type         varchar(255) not null,
    event_identifier     varchar(255) not null,
    time_stamp           varchar(255) not null,
    payload_type         varchar(255) not null,
    payload_revision     varchar(255),
    payload              bytea        not null,
    meta_data            bytea,
    type                 varchar(255),
    aggregate_identifier varchar(255),
    sequence_number      bigint,
    token_type           varchar(255),
    token                bytea,
    enqueued_at          varchar(255) not null,
    last_touched         varchar(255),
    processing_started   varchar(255),
    cause_type           varchar(255),
    cause_message        varchar(1023),
    diagnostics          bytea,
    unique (processing_group, sequence_identifier, sequence_index)
);

-- An event is for ever. The seal would show a change; this stops the accident before it happens.
create function ledger.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% on %.% is refused: the log is never changed or removed', tg_op, tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation',
              hint = 'A correction is a new event that names what it corrects.';
end
$$;

create trigger events_are_for_ever
    before update or delete or truncate on ledger.event
    for each statement execute function ledger.refuse_change();

create trigger nodes_are_for_ever
    before update or delete or truncate on ledger.node
    for each statement execute function ledger.refuse_change();

create trigger types_are_for_ever
    before update or delete or truncate on ledger.event_type
    for each statement execute function ledger.refuse_change();

-- A subject id as people write it: 16 bytes are a ULID, in Crockford's base 32.
create function ledger.subject_text(id bytea) returns text
    language sql immutable strict parallel safe as
$$
select case when length(id) = 16 then
           (select string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + substring(bits from 5 * i + 1 for 5)::int, 1), ''
                              order by i)
              from (select b'00' || ('x' || encode(id, 'hex'))::bit(128)) as b(bits), generate_series(0, 25) as i)
       else convert_from(rtrim(substr(id, 2), '\xff'), 'UTF8') end
$$;

-- For people: the log with names instead of numbers. Nothing in the product reads it.
create view ledger.readable_event as
select e.position,
       ledger.subject_text(e.subject_id) as subject_id,
       e.sequence,
       timestamptz 'epoch' + e.recorded_at * interval '1 microsecond' as recorded_at,
       t.kind,
       t.type,
       t.revision,
       convert_from(e.payload, 'UTF8') as payload,
       encode(e.leaf_hash, 'hex') as leaf_hash
  from ledger.event e
  join ledger.event_type t on t.id = e.type;
