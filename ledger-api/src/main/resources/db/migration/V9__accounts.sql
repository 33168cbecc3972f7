-- Who may sign in. One row per person or client; both may have the same name. Secrets are stored as slow hashes only.
create schema if not exists security;

create table security.account (
    kind         text        not null check (kind in ('PERSON', 'CLIENT')),
    name         text        not null check (name ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
    secret_hash  text        not null,
    role         text        not null check (role in ('SUBMITTER', 'OFFICE', 'REVIEWER', 'AUDITOR', 'ASSESSOR',
                                                      'CHECKER', 'SUBJECT', 'WITNESS', 'ADMINISTRATOR')),
    -- Unified social credit code (or local code) of the organ the account acts for; null for city-wide roles.
    organ        text,
    enabled      boolean     not null default true,
    -- Of the demonstration: refused wherever demonstration is switched off.
    demo         boolean     not null default false,
    created_at   timestamptz not null,
    created_by   text        not null,
    -- Failed sign-ins within the current window, its beginning, and until when nobody is let in.
    failures     integer     not null default 0,
    failing_since timestamptz,
    locked_until timestamptz,
    primary key (kind, name),
    check (role <> 'SUBMITTER' or organ is not null)
);
