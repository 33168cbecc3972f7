-- Which subject an identifier belongs to, under a keyed hash of the identifier. Rows are deleted when a subject is erased,
-- so that nobody who knows a citizen id can find the archive that once belonged to it.
create table ledger.claim (
    scheme text  not null,
    key    bytea not null,
    owner  text  not null,
    primary key (scheme, key)
);
create index claim_owner on ledger.claim (owner);
