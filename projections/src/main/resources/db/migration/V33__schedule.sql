-- What is done by the clock, once for all nodes: the table of db-scheduler under a name of ours, and what the ledger said no
-- to. Neither is a view: they say what was tried, not what has happened.
create schema schedule;

create table schedule.task (
    task_name            text    not null,
    task_instance        text    not null,
    task_data            bytea,
    execution_time       timestamp with time zone,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint  not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index task_execution_time on schedule.task (execution_time);
create index task_last_heartbeat on schedule.task (last_heartbeat);

create table schedule.refusal (
    record_id  text not null,
    what       text not null,
    number     int  not null,
    tried_on   date not null,   -- tried again from the next day on
    rule       text not null,
    message_zh text not null,
    message_en text not null,
    primary key (record_id, what, number)
);
