-- One wrapped data key per subject or submitted file. Destroying a key erases what it sealed; the row stays, empty, so that
-- no second key is ever made and "erased" can be told from "lost".

-- Which master keys there are. The keys themselves lie outside of the database.
create table ledger.master_key (
    id      text        primary key,
    version int         not null unique,     -- the highest is the one that wraps
    suite   text        not null,            -- intl or gm; one installation never mixes them
    made_at timestamptz not null
);

-- Master keys that nothing is wrapped with any more. A node that still has one of them deletes it.
create table ledger.retired_master_key (
    id         text        primary key,
    version    int         not null unique,
    retired_at timestamptz not null
);

create table ledger.subject_key (
    owner        text        primary key,
    master       text        references ledger.master_key,  -- so that no key in use can be retired, nor a retired one used
    wrapped      bytea,
    destroyed_at timestamptz,
    check ((master is null) = (wrapped is null) and (wrapped is null) = (destroyed_at is not null))
);
create index subject_key_master on ledger.subject_key (master, owner) where master is not null;
-- A destroyed key leaves its old row version behind until it is vacuumed: do that early.
alter table ledger.subject_key set (autovacuum_vacuum_threshold = 50, autovacuum_vacuum_scale_factor = 0.01);
