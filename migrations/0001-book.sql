-- The book: borrowers, accounts, what happened to them, and the nights.
--
-- Why this shape. `slot` is a hash of the borrower, computed in the application, and stands in every key and every
-- WHERE of the hot path: one person's accounts, contacts and budget lie in one shard. `account` is the fold of
-- `event`; it is narrow, updated in place (fillfactor 45, no index on a column that closing writes, so updates stay
-- heap-only), and everything that closing does not read lies elsewhere. Events and postings are only ever appended.
-- Amounts are minor units. Ledger codes, event types and channels are named in rules/ledger.ts and rules/account.ts.

create table borrower (
  slot         smallint not null,
  borrower_id  bigint   not null,
  name         text     not null,
  phone        text,
  email        text,
  language     text     not null check (language in ('zh-CN', 'en')),
  region       text     not null,
  time_zone    text     not null,
  primary key (slot, borrower_id)
);

-- The order of columns is measured, not tidy: wide ones first (no padding), and what an accrual changes in one run, so that
-- the log of an update in the same page holds that run alone (PostgreSQL leaves out an equal beginning and end of a row).
create table account (
  account_id     bigint   not null,
  borrower_id    bigint   not null,
  granted        bigint   not null,
  -- held: debit balances of this account's own ledger accounts (`interest` and `penalty` stand with what accrual changes)
  not_due        bigint   not null,
  billed         bigint   not null,
  revolving      bigint   not null,
  due_principal  bigint   not null,
  due_interest   bigint   not null,
  due_fee        bigint   not null,
  credit         bigint   not null,
  written_off    bigint   not null,
  minimum        bigint   not null,
  interest_ppm   integer  not null,
  penalty_ppm    integer  not null,
  opened_on      date     not null,
  paused_days    integer  not null,
  slot           smallint not null,
  product        smallint not null,
  tried          smallint not null, -- bit n: channel n of CHANNELS was tried in these arrears
  -- what an accrual changes
  interest       bigint   not null,
  penalty        bigint   not null,
  charged        bigint   not null,
  interest_carry integer  not null,
  penalty_carry  integer  not null,
  settled_to     date     not null,
  seq            integer  not null,
  next_action_on date, -- derived: the first night that could change anything; null when none will come by itself
  head           bytea    not null, -- hash of the last event
  oldest_due     date,
  last_due       date,
  next_seq       integer,
  next_due       date,
  next_principal bigint,
  next_interest  bigint,
  next_fee       bigint,
  next_statement date,
  paused_from    date,
  paused_to      date,
  written_off_on date,
  ladder_day     smallint,
  primary key (slot, account_id)
) with (fillfactor = 45);

-- Which account does a host's own reference mean? `slot` is the hash of the reference, so a lookup is one shard too.
create table reference (
  slot         smallint not null,
  host         text     not null,
  reference    text     not null,
  account_slot smallint not null,
  account_id   bigint   not null,
  primary key (slot, host, reference)
);

create table instalment (
  slot       smallint not null,
  account_id bigint   not null,
  seq        integer  not null,
  due        date     not null,
  principal  bigint   not null,
  interest   bigint   not null,
  fee        bigint   not null,
  primary key (slot, account_id, seq)
);

-- Facts are appended, never edited. `hash` covers the hash before it: one chain per account.
create table event (
  account_id bigint   not null,
  seq        integer  not null,
  day        date     not null,
  slot       smallint not null,
  type       text     not null,
  data       text     not null,
  hash       bytea    not null,
  primary key (slot, account_id, seq)
);

-- The passages of a day, for the roll rates of its night: few rows, so the index is small.
create index event_passage on event (day) where type = 'bucket';

-- One transfer a row: it debits and credits the same amount, so no sum can fail to balance. The rows repeat what the events
-- say, for the books: they are read by booking day, never by account, so they are stored in order of day and their only
-- index is a summary of it. An event is unique, hence so are its postings.
create table posting (
  account_id bigint   not null,
  amount     bigint   not null check (amount > 0),
  seq        integer  not null, -- of the event
  day        date     not null, -- booked on: the night that was closed, or the day on which a fact was entered
  slot       smallint not null,
  debit      smallint not null,
  credit     smallint not null check (credit <> debit),
  by_night   boolean  not null  -- booked by a closing: what its control totals add up
);
create index posting_by_day on posting using brin (day) with (pages_per_range = 32, autosummarize = on);

-- Contacts that closing planned. Nothing is sent from here without a permit.
create table contact (
  slot        smallint not null,
  account_id  bigint   not null,
  day         date     not null,
  step        text     not null,
  borrower_id bigint   not null,
  channel     smallint not null,
  template    text     not null,
  state       text     not null check (state in ('planned', 'held', 'cancelled', 'regretted')),
  reason      text     not null,
  primary key (slot, account_id, day, step)
);

-- Money for an account we do not know: kept, never dropped, and applied when the account appears.
create table suspense (
  slot       smallint not null,
  host       text     not null,
  payment_id text     not null,
  reference  text     not null,
  amount     bigint   not null check (amount > 0),
  -- where its sender has said so: until its account appears nothing else tells
  currency   text,
  value_on   date     not null,
  entered_on date     not null,
  applied_on date,
  primary key (slot, host, payment_id)
);

-- The nights. A night is closed once; a chunk is its checkpoint, written in the transaction that closes its accounts.
create table night (
  day         date        not null primary key,
  started_at  timestamptz not null default now(),
  finished_at timestamptz,
  totals      jsonb
);

create table chunk (
  day      date     not null,
  slot     smallint not null,
  low      bigint   not null,
  slot_to  smallint not null,
  high     bigint   not null,
  totals   jsonb    not null,
  primary key (day, slot, low)
);

-- Accounts that a night could not close: visible, and tried again every night until they can be.
create table set_aside (
  slot       smallint not null,
  account_id bigint   not null,
  day        date     not null,
  error      text     not null,
  tries      integer  not null default 1,
  solved_on  date,
  primary key (slot, account_id, day)
);

-- Append-only by the database, not by good intention.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op;
end $$;
create trigger event_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();
create trigger posting_append_only before update or delete or truncate on posting
  for each statement execute function refuse_change();
