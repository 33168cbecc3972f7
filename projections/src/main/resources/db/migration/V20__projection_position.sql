-- How far each view has read. Written in the transaction that writes the view's rows.
create schema projection;

create table projection.position (
    view     text   primary key,
    position bigint not null
);
