-- How far the demonstration data is loaded, so that a restart goes on where the last one stopped. Empty outside of the
-- demonstration.
create schema demo;

create table demo.progress (
    step  text primary key,
    done  int  not null,
    total int  not null,
    -- The day the data was drawn up for. Every later run draws it up for the same day, or nothing would be recognised again.
    as_of date not null
);
