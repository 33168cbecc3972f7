-- What a log says of itself to strangers. The same tables stand in two schemas: the ledger's own log, and the log of what was
-- made public. Rows are only ever added: what was signed cannot be unsaid.

-- Who the log is, for ever.
create table ledger.log_identity (
    only_one boolean     primary key default true check (only_one),
    origin   text        not null, -- first line of every checkpoint
    suite    text        not null check (suite in ('intl', 'gm')),
    since    timestamptz not null
);

-- Every key that ever signed for it. Checkpoints from this size on carry its signature …
create table ledger.log_key (
    vkey      text        primary key,
    from_size bigint      not null,
    added_at  timestamptz not null,
    added_by  text        not null
);

-- … up to this one.
create table ledger.log_key_retired (
    vkey       text        primary key references ledger.log_key,
    until_size bigint      not null,
    retired_at timestamptz not null,
    retired_by text        not null,
    reason     text        not null
);

-- Every checkpoint that was signed, as the signed note.
create table ledger.checkpoint (
    size      bigint      primary key check (size >= 0),
    note      text        not null,
    signed_at timestamptz not null
);

-- Signature lines that came later: of witnesses, and of a key that was added after the checkpoint.
create table ledger.cosignature (
    size        bigint      not null references ledger.checkpoint,
    vkey        text        not null,
    line        text        not null,
    received_at timestamptz not null,
    primary key (size, vkey)
);

-- The checkpoints that are served: those that enough witnesses have cosigned.
create table ledger.publication (
    size         bigint      primary key references ledger.checkpoint,
    published_at timestamptz not null
);

-- The log of what was made public and what was withdrawn. It outlives the view it follows.
create schema disclosure_log;

create table disclosure_log.entry (
    position        bigint   primary key check (position > 0), -- 1, 2, 3 …: index of the leaf + 1
    source_position bigint   not null,                         -- of the event in the ledger that caused it
    telling         smallint not null,                         -- counts from 0: how often this event was told of, anew after a change of the rules
    record_id       text     not null,
    subject_id      text     not null,
    entry           bytea    not null,                         -- the bytes that the leaf is made of
    salt            bytea    not null,                         -- behind the commitment in the entry; shown only while the record is public
    leaf_hash       bytea    not null,
    tree_head       bytea,                                     -- root of the tree that ends here; on the last entry of a batch
    unique (source_position, record_id, telling)
);
create index entry_of_record on disclosure_log.entry (record_id, position desc);
create index entry_of_subject on disclosure_log.entry (subject_id);

-- Roots of complete subtrees of 2^8, 2^16, 2^24 … leaves.
create table disclosure_log.node (
    level smallint not null,
    index bigint   not null,
    hash  bytea    not null,
    primary key (level, index)
);

create table disclosure_log.log_identity (like ledger.log_identity including all);
create table disclosure_log.log_key (like ledger.log_key including all);
create table disclosure_log.log_key_retired (like ledger.log_key_retired including all);
create table disclosure_log.checkpoint (like ledger.checkpoint including all);
create table disclosure_log.cosignature (like ledger.cosignature including all);
create table disclosure_log.publication (like ledger.publication including all);

do
$$
declare
    name text;
begin
    foreach name in array array[
        'ledger.log_identity', 'ledger.log_key', 'ledger.log_key_retired', 'ledger.checkpoint', 'ledger.cosignature',
        'ledger.publication',
        'disclosure_log.entry', 'disclosure_log.node', 'disclosure_log.log_identity', 'disclosure_log.log_key',
        'disclosure_log.log_key_retired', 'disclosure_log.checkpoint', 'disclosure_log.cosignature',
        'disclosure_log.publication']
    loop
        execute format(
            'create trigger what_was_signed_is_for_ever before update or delete or truncate on %s
                 for each statement execute function ledger.refuse_change()', name);
    end loop;
end
$$;
