-- The window of every record of a body, beside the public rows that come and go with the calendar. Whether a record was
-- public on the day it was revoked is read here, so that a rebuild years later comes to the same withdrawals; and so is what
-- the public reads of it, for a dispute changes nothing but its mark.
create table disclosure_work.outline (
    record_id    text    primary key,
    type         text    not null,
    open         boolean not null,   -- whether its level is public at all
    public_from  date,
    public_until date,
    disputed     boolean not null,   -- whether an objection to it is open
    withheld     boolean not null,   -- whether an objection or a revocation took it out of sight for good
    repaired     boolean not null,   -- repaired or expired: not shown until the repair is revoked
    exempt       boolean not null,   -- not shown while its tolerance stands
    shielded     boolean not null,   -- not shown while a court's shield lasts
    content      jsonb               -- what the public reads of it within its window; absent if nothing
);
