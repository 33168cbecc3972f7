-- Look-ups, one row each, and whose archives each of them looked into. Nothing in them is personal: archives are named by
-- their opaque ids, and what was searched for is not kept.
create schema usage;
comment on schema usage is 'view usage';

create table usage.look_up (
    position    bigint      primary key,
    account     text        not null,   -- who looked
    role        text        not null,
    recorded_at timestamptz not null,
    kind        text        not null,
    given       boolean     not null,   -- false where a rule stood against it
    body        jsonb       not null
);
-- Everything one account did.
create index look_up_account on usage.look_up (account, position);
-- Everything in a span of time.
create index look_up_time on usage.look_up (recorded_at);

create table usage.subject_seen (
    subject_id  text        not null,
    position    bigint      not null,
    recorded_at timestamptz not null,
    primary key (subject_id, position)
);
-- Who looked at one archive in a span of time.
create index subject_seen_time on usage.subject_seen (subject_id, recorded_at);
