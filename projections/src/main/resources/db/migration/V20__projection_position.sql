-- How far each view has been built, and what stands in its way. A row moves in the transaction that writes the view's rows.
create schema projection;

create table projection.position (
    view       text        not null,
    target     text        not null check (target in ('LIVE', 'NEXT')),   -- what people read, or what is built beside it
    segment    int         not null,   -- takes the subjects whose hash leaves this when divided by segments
    segments   int         not null,
    definition int         not null,   -- version of the view that writes it
    position   bigint      not null,
    event_id   text,                   -- of the event at that position; absent before the first
    began_at   timestamptz not null,
    primary key (view, target, segment)
);

-- Events that a view could not take, and those of the same subject behind them, in order, until somebody has them tried again.
create table projection.dead_letter (
    view       text        not null,
    target     text        not null,
    subject_id text        not null,
    position   bigint      not null,
    reason     text        not null,   -- what went wrong with the first of them; names no value
    parked_at  timestamptz not null,
    attempts   int         not null,
    primary key (view, target, position)
);
create index dead_letter_subject on projection.dead_letter (view, target, subject_id, position);

-- The application does not own its tables. What it needs to build a view beside the one in use is done here for it, and only
-- with schemas whose comment says that they are a view's.

-- Makes the empty tables of a view once more, under the same names in schemas called <schema>_next.
create function projection.prepare(wanted text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    place  record;
    thing  record;
    fresh  text;
begin
    for place in select n.oid, n.nspname from pg_namespace n
                  where obj_description(n.oid, 'pg_namespace') = 'view ' || wanted order by n.nspname
    loop
        fresh := place.nspname || '_next';
        execute format('drop schema if exists %I cascade', fresh);
        execute format('create schema %I', fresh);
        execute format('comment on schema %I is %L', fresh, 'next ' || wanted);
        execute format('grant usage on schema %I to %I', fresh, session_user);
        for thing in select c.oid, c.relname from pg_class c where c.relnamespace = place.oid and c.relkind = 'r'
        loop
            execute format('create table %I.%I (like %I.%I including all excluding indexes)',
                           fresh, thing.relname, place.nspname, thing.relname);
            execute format('grant select, insert, update, delete, truncate on %I.%I to %I',
                           fresh, thing.relname, session_user);
        end loop;
        -- Under the names that they have, or a later migration would not find them.
        for thing in select r.relname, k.conname, pg_get_constraintdef(k.oid) as definition
                       from pg_constraint k join pg_class r on r.oid = k.conrelid
                      where r.relnamespace = place.oid and k.contype in ('p', 'u')
        loop
            execute format('alter table %I.%I add constraint %I %s',
                           fresh, thing.relname, thing.conname, thing.definition);
        end loop;
        for thing in select pg_get_indexdef(i.indexrelid) as definition
                       from pg_index i join pg_class r on r.oid = i.indrelid
                      where r.relnamespace = place.oid
                        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
        loop
            execute regexp_replace(thing.definition, ' ON (ONLY )?' || quote_ident(place.nspname) || '\.',
                                   ' ON ' || quote_ident(fresh) || '.');
        end loop;
    end loop;
    if fresh is null then
        raise exception 'no view is called %', wanted;
    end if;
end
$$;

-- What was built takes the place of what was read. The tables that go are dropped afterwards, by discard.
create function projection.switch(wanted text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    place record;
begin
    for place in select n.nspname from pg_namespace n
                  where obj_description(n.oid, 'pg_namespace') = 'view ' || wanted order by n.nspname
    loop
        execute format('alter schema %I rename to %I', place.nspname, place.nspname || '_old');
        execute format('comment on schema %I is %L', place.nspname || '_old', 'old ' || wanted);
        execute format('alter schema %I rename to %I', place.nspname || '_next', place.nspname);
        execute format('comment on schema %I is %L', place.nspname, 'view ' || wanted);
    end loop;
end
$$;

-- Drops what a view was before it was switched, or what was to become of it and is not wanted any more.
create function projection.discard(wanted text, what text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    place record;
begin
    for place in select n.nspname from pg_namespace n
                  where what in ('old', 'next') and obj_description(n.oid, 'pg_namespace') = what || ' ' || wanted
    loop
        execute format('drop schema %I cascade', place.nspname);
    end loop;
end
$$;

revoke all on function projection.prepare(text), projection.switch(text), projection.discard(text, text) from public;
