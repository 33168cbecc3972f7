-- The window of every record of a body, beside the public rows that come and go with the calendar. Whether a record was
-- public on the day it was revoked is read here, so that a rebuild years later comes to the same withdrawals.
create table disclosure_work.record (
    record_id    text    primary key,
    type         text    not null,
    open         boolean not null,   -- whether its level is public at all
    public_from  date,
    public_until date,
    repaired     boolean not null default false,   -- repaired or expired: not shown until the repair is revoked
    shielded     boolean not null default false    -- not shown while a court's shield lasts
);
