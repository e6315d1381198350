-- What did the house itself check of a closed day, what did it find, and what was handed to whom?
--
-- Why. "No breach" is worth something only beside what was looked at: each closed day is checked once against the log of contacts, and the
-- row says how much was looked at. What is found is kept until somebody answers for it.
-- A file that leaves the house for a regulator or a court is named by its digest, so that it can be known again.

-- One row a day, a few a year: the same everywhere.
create table day_check (
  day        date        not null primary key,
  contacts   integer     not null, -- begun on that day
  handed     integer     not null, -- taken by a carrier
  refused    integer     not null, -- the gate said no
  replayed   integer     not null, -- decisions made again from what was kept
  chains     integer     not null, -- chains of persons reckoned again
  checked_at timestamptz not null default clock_timestamp()
);

create table breach (
  slot        smallint    not null,
  borrower_id bigint      not null,
  breach      integer     not null check (breach > 0), -- numbered within the borrower
  day         date        not null,
  kind        text        not null check (kind in ('no-permit', 'after-silence', 'late-use', 'handed-without-contact', 'does-not-replay', 'chain-broken')),
  permit      integer,
  detail      text        not null,                    -- numbers and codes, no name
  found_at    timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  answered_by text,
  remedy      text,
  primary key (slot, borrower_id, breach),
  check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (remedy is null))
);
create unique index breach_once on breach (slot, borrower_id, day, kind, coalesce(permit, 0));
create index breach_by_day on breach (day, slot, borrower_id, breach);
create trigger day_check_append_only before update or delete or truncate on day_check
  for each statement execute function refuse_change();

-- Files that left the house for somebody else.
create table record_export (
  export   bigint      generated always as identity primary key,
  at       timestamptz not null default clock_timestamp(),
  who      text        not null,
  register text        not null,
  format   text        not null,
  about    text        not null, -- days, or the account
  why      text        not null,
  lines    integer     not null,
  bytes    integer     not null,
  sha256   text        not null
);
create trigger record_export_append_only before update or delete or truncate on record_export
  for each statement execute function refuse_change();

create index people_log_by_who on people_log (who, seq);

select raise_wall();
