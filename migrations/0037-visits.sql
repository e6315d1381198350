-- Visits: proposed, approved by a second person, confirmed by the borrower, made on a permit, or not made at all.
--
-- Why. The last rung is where harm is done, so the database itself holds what must be true: nobody approves what he proposed or visits
-- what he approved; nobody is booked who did not confirm a time; nobody has arrived without a row of the contact log under that permit.
-- What a visitor enters comes from a telephone that may have had no network: it bears a key of its own and is kept once, with the device's
-- time beside ours. Cash has a number before it is taken. `at` columns are minutes of the house.
create table visit (
  slot         smallint not null,
  borrower_id  bigint   not null,
  visit        integer  not null check (visit > 0),   -- numbered within the borrower
  state        text     not null check (state in ('proposed', 'approved', 'asked', 'booked', 'arrived', 'done', 'refused', 'declined',
                                                  'cancelled', 'lapsed')),
  debts        text     not null,                     -- numbers of accounts, a space between
  place        text     not null check (place in ('home', 'work', 'public')),
  address_id   text     not null,                     -- in `address`: where, and its coordinates
  proposed_at  integer  not null,
  proposed_by  text     not null,                     -- a worker, or 'rule'
  why          text     not null,
  terms        text     not null,                     -- of policy/house/visits/visit-terms.ts
  worth        text     not null,                     -- what it would bring and cost, and how the milder steps stood
  approved_at  integer,
  approved_by  text,
  visitor_one  text,
  visitor_two  text,
  windows      text     not null default '',          -- minutes "from-until", a space between
  asked_at     integer,
  message      integer,                               -- the message that asked him
  from_at      integer,                               -- the appointment he confirmed
  until_at     integer,
  on_day       date,                                  -- its day where he lives
  confirmed_at integer,
  accompanied  boolean  not null default false,
  arrived_at   integer,
  permit       integer,
  ended_at     integer,
  ended_why    text,
  rest_until   date,                                  -- after a decline: no other is proposed before
  primary key (slot, borrower_id, visit),
  check (approved_by <> proposed_by and approved_by not in (visitor_one, visitor_two)),
  check (visitor_one <> visitor_two and proposed_by not in (visitor_one, visitor_two)),
  check (num_nonnulls(approved_at, approved_by, visitor_one, visitor_two) in (0, 4)),
  check (state not in ('asked', 'booked', 'arrived', 'done') or approved_by is not null),
  check (num_nonnulls(from_at, until_at, on_day, confirmed_at) in (0, 4) and from_at < until_at),
  check (state not in ('booked', 'arrived', 'done') or confirmed_at is not null),
  check ((state in ('arrived', 'done')) = (permit is not null) and (permit is null) = (arrived_at is null)),
  check ((state in ('done', 'refused', 'declined', 'cancelled', 'lapsed')) = (ended_at is not null)),
  foreign key (slot, borrower_id, permit) references contact_attempt (slot, borrower_id, permit)
);
create unique index visit_open on visit (slot, borrower_id) where state in ('proposed', 'approved', 'asked', 'booked', 'arrived');
create index visit_of_one on visit (visitor_one, on_day) where visitor_one is not null;
create index visit_of_two on visit (visitor_two, on_day) where visitor_two is not null;
create index visit_by_proposal on visit (proposed_at, slot, borrower_id, visit);

-- What happened to a visit, in order. `key` is the device's own for what it sent: the same again is the same row. Words of a person and of
-- a report are sealed with a proof of his chain.
create table visit_entry (
  slot        smallint    not null,
  borrower_id bigint      not null,
  visit       integer     not null,
  seq         integer     not null check (seq > 0),
  key         text        not null,
  type        text        not null,
  at          integer     not null,  -- when the house heard it
  device_at   timestamptz,           -- when it was entered, by the device's clock
  by          text        not null,
  data        text        not null,  -- codes and numbers, no words
  proof       integer,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (slot, borrower_id, visit, seq),
  unique (slot, borrower_id, visit, key),
  foreign key (slot, borrower_id, visit) references visit
);
create trigger visit_entry_append_only before update or delete or truncate on visit_entry
  for each statement execute function refuse_change();
-- Ended with one tap, until a lead has seen it.
create table visit_alarm (
  slot        smallint not null,
  borrower_id bigint   not null,
  visit       integer  not null,
  at          integer  not null,
  by          text     not null,
  why         text     not null check (why in ('abusive', 'unsafe')),
  seen_by     text,
  primary key (slot, borrower_id, visit),
  foreign key (slot, borrower_id, visit) references visit
);

-- Receipts for cash: a series of numbers, one kept ready for each visit, so that no money changes hands without one. What was handed in is
-- counted by a lead who did not take it.
create table visit_receipt (
  receipt       bigint   generated always as identity primary key,
  slot          smallint not null,
  borrower_id   bigint   not null,
  visit         integer  not null,
  account_id    bigint,
  amount        bigint   check (amount > 0),          -- null: not used
  taken_by      text,
  taken_at      integer,
  paid_fact     text,                                 -- the payment it became
  handed        bigint,
  reconciled_by text,
  reconciled_at integer,
  unique (slot, borrower_id, visit),
  check (num_nonnulls(account_id, amount, taken_by, taken_at) in (0, 4)),
  check (num_nonnulls(handed, reconciled_by, reconciled_at) in (0, 3) and reconciled_by <> taken_by),
  check (reconciled_by is null or amount is not null),
  foreign key (slot, borrower_id, visit) references visit
);
create index visit_receipt_open on visit_receipt (receipt) where amount is not null and reconciled_by is null;

-- Where he was looked for, by which lawful way, and what came of it.
create table lost_search (
  slot        smallint not null,
  borrower_id bigint   not null,
  seq         integer  not null check (seq > 0),
  way         text     not null,                      -- of policy/house/visits/search-ways.ts
  on_day      date     not null,
  by          text     not null,
  permit      integer,                                -- where the way is a contact
  outcome     text     check (outcome in ('found', 'nothing', 'not-available')),
  ended_on    date,
  proof       integer not null,                       -- of the request
  primary key (slot, borrower_id, seq),
  check ((outcome is null) = (ended_on is null)),
  foreign key (slot, borrower_id, permit) references contact_attempt (slot, borrower_id, permit)
);

-- Who visits, with the card that a borrower can check in the register and the face that he compares. No slot: a few rows everywhere.
create table visitor_card (
  staff      text        not null primary key references staff,
  card       text        not null unique,               -- `register`, kind card
  photo      bytea       not null check (length(photo) between 1 and 300000),
  photo_type text        not null check (photo_type in ('image/jpeg', 'image/png', 'image/webp')),
  kept_at    timestamptz not null default clock_timestamp()
);

-- Millionths of a degree, sealed like the address itself; nobody is asked for them outside.
alter table address add column spot bytea;

alter table breach drop constraint breach_kind_check;
alter table breach add constraint breach_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$');

-- A visitor sees whom he visits on that day, and nobody else.
create or replace function wall_sees_borrower(of_slot smallint, of_borrower bigint) returns boolean
  language sql stable security definer set search_path from current as $$
  select coalesce(of_slot = nullif(current_setting('anhuan.slot', true), '')::smallint
              and of_borrower = nullif(current_setting('anhuan.borrower', true), '')::bigint, false)
      or exists (select from placement p join account a on a.slot = p.slot and a.account_id = p.account_id
                  where p.slot = of_slot and a.borrower_id = of_borrower
                    and p.agency = nullif(current_setting('anhuan.agency', true), '')
                    and p.from_day <= nullif(current_setting('anhuan.day', true), '')::date
                    and (p.until_day is null or p.until_day > nullif(current_setting('anhuan.day', true), '')::date))
      or exists (select from visit v
                  where v.slot = of_slot and v.borrower_id = of_borrower
                    and nullif(current_setting('anhuan.visitor', true), '') in (v.visitor_one, v.visitor_two)
                    and v.on_day = nullif(current_setting('anhuan.day', true), '')::date
                    and v.state in ('booked', 'arrived', 'done', 'cancelled', 'declined'))
$$;

select raise_wall();
