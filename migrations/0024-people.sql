-- Who may come in, and what keeps a stranger out?
--
-- Why. Nothing here opens anything by itself: a password is an Argon2id hash, the secret of a one-time password is sealed with the
-- master key, and of a session, a link, a recovery code or a borrower's code there is a digest only: whoever reads these tables cannot
-- sign in. Tries are counted under a keyed digest of what was typed, known or not, so that a count tells nothing about who exists.
-- These clocks are the database's, not the house's: a session ends by real time even where the house rehearses another day.

create table staff (
  number      text        not null primary key check (number ~ '^[A-Za-z0-9_-]{1,40}$'), -- as it stands in calls, decisions and the register
  login       text        not null unique check (login = lower(login) and login <> ''),
  name        text        not null,
  roles       text[]      not null,
  agency      text,                     -- whose person: sees what is placed with it and nothing else
  password    text,                     -- null until a link was used
  totp_secret bytea,                    -- sealed with the master key
  totp_step   bigint,                   -- the last step that was used: none counts twice
  made_at     timestamptz not null default clock_timestamp(),
  made_by     text,
  ended_at    timestamptz,
  check (roles <@ array['agent', 'lead', 'strategist', 'compliance', 'administrator', 'agency', 'auditor'] and roles <> '{}'),
  check (('agency' = any (roles)) = (agency is not null)),
  check ('agency' <> all (roles) or cardinality(roles) = 1),
  check ((password is null) = (totp_secret is null))
);

create table staff_link (
  digest  bytea       not null primary key,
  number  text        not null references staff,
  until   timestamptz not null,
  used_at timestamptz
);

create table staff_recovery (
  number  text        not null references staff,
  digest  bytea       not null,
  used_at timestamptz,
  primary key (number, digest)
);

create table session (
  digest       bytea       not null primary key,
  staff        text        references staff,
  slot         smallint,
  borrower_id  bigint,
  began_at     timestamptz not null default clock_timestamp(),
  seen_at      timestamptz not null default clock_timestamp(),
  idle_minutes integer     not null,
  ends_at      timestamptz not null,
  confirmed_at timestamptz,             -- when the second factor was last shown
  ended_at     timestamptz,
  device       text        not null,    -- what the browser calls itself, cut short
  check ((staff is null) = (borrower_id is not null) and (slot is null) = (borrower_id is null))
);
create index session_of_staff on session (staff) where staff is not null and ended_at is null;
create index session_of_borrower on session (slot, borrower_id) where borrower_id is not null and ended_at is null;

create table sign_in_try (
  subject bytea       not null,
  at      timestamptz not null default clock_timestamp()
);
create index sign_in_try_by_subject on sign_in_try (subject, at);

create table sign_in_code (
  slot        smallint    not null,
  borrower_id bigint      not null,
  account_id  bigint      not null, -- whose entry asked for it
  digest      text        not null,
  until       timestamptz not null,
  tries       integer     not null default 0,
  used_at     timestamptz,
  primary key (slot, borrower_id)
);

-- Which account lies with which agency. Days are the house's.
create table placement (
  slot       smallint not null,
  account_id bigint   not null,
  agency     text     not null,
  from_day   date     not null,
  until_day  date,                      -- first day on which it lies there no more
  primary key (slot, account_id, from_day),
  check (until_day is null or until_day > from_day)
);

-- Whoever has signed in is led to his own pages: which reference is his?
create index reference_of_account on reference (account_slot, account_id);

-- What was done about people who may come in; never a secret, never what was typed.
create table people_log (
  seq   bigint      generated always as identity primary key,
  at    timestamptz not null default clock_timestamp(),
  who   text        not null,
  what  text        not null,
  about text
);
