-- Who is next, for whom, and what an agent writes down about a person
--
-- Why. The list of those who wait for an agent was grouped from all planned contacts at every look. Now the morning writes one row for
-- each person who waits, and a look reads one index in its order. What it is ordered by stands as it was in the morning; what is shown is
-- read anew. Claims and snoozes stand in the row, so that taking the next person locks one row and two agents never get the same one.
-- A claim is good for minutes of the database's clock (people are real where the house rehearses another day); `…_at` columns in integers
-- are minutes of the house.
create table waiting_person (
  overdue       bigint      not null,  -- without penalty interest, minor units, in the morning
  weight        bigint      not null,  -- overdue x chance, thousandths
  borrower_id   bigint      not null,
  account_id    bigint      not null,  -- the debt to open first: the oldest
  listed_on     date        not null,
  oldest_due    date,                  -- null: nothing is past due, but somebody waits for an answer
  first_on      date,                  -- first and last day planned for, and how often
  last_on       date,
  about_at      integer,               -- the minute that was wished for, or the day that was promised
  may_at        integer,               -- the gate said: not before this minute
  snoozed_until integer,
  planned       smallint    not null default 0,
  slot          smallint    not null,
  reason        smallint    not null,  -- place in WAITING_REASONS of rules/work/next-account.ts
  way           smallint,              -- the channel that is planned last; null: an answer inside the house
  products      integer     not null default 0, -- bit n: an account of product n is past due
  ways          smallint    not null default 0, -- bit n: channel n is planned
  claimed_until timestamptz,
  claimed_by    text,
  snoozed_by    text,
  done_at       integer,               -- an agent is through with him today
  done_by       text,
  primary key (slot, borrower_id),
  check ((claimed_by is null) = (claimed_until is null))
) with (fillfactor = 70);
create index waiting_next on waiting_person (reason, weight desc, slot, borrower_id) where done_at is null;
create index waiting_amount on waiting_person (overdue desc, slot, borrower_id) where done_at is null;
create index waiting_oldest on waiting_person (oldest_due, slot, borrower_id) where done_at is null;
create index waiting_claimed on waiting_person (claimed_by) where claimed_by is not null;

-- One row a morning that was written: nobody looks at a list of yesterday.
create table waiting_morning (
  day    date    not null primary key,
  people integer not null
);

-- With whom a person lies, all his debts together. `why`: the rule, or the note with which he was handed over.
create table assignment (
  slot        smallint    not null,
  account_id  bigint      not null,
  borrower_id bigint      not null,
  worker      text        not null check (worker <> ''),
  since       timestamptz not null default clock_timestamp(),
  by          text        not null check (by <> ''),
  why         text        not null default '',
  primary key (slot, borrower_id)
);
create index assignment_of on assignment (worker);

-- What an agent notes about a person. The words are sealed with a proof of the person's own chain: erasing him makes them unreadable.
create table note (
  slot        smallint not null,
  borrower_id bigint   not null,
  note        integer  not null check (note > 0),
  at          integer  not null,
  worker      text     not null,
  about       text     not null check (about in ('note', 'hand-over', 'call')),
  proof       integer  not null,
  pinned_by   text,
  primary key (slot, borrower_id, note)
);

-- What an agent has typed and not kept yet, sealed by the house's key; it goes when the note is kept, and with the next morning.
create table note_draft (
  slot        smallint    not null,
  borrower_id bigint      not null,
  worker      text        not null,
  words       bytea       not null,
  kept_at     timestamptz not null default clock_timestamp(),
  primary key (slot, borrower_id, worker)
);

-- Which lines of the script were read to a person in a call.
create table call_said (
  slot        smallint not null,
  borrower_id bigint   not null,
  permit      integer  not null,
  line        text     not null,      -- of policy/house/talk-guide.ts, with its version
  worker      text     not null,
  at          integer  not null,
  primary key (slot, borrower_id, permit, line)
);

-- An agent was abused. He gets a milder one next (once), and the lead hears of it.
create table abuse (
  slot        smallint not null,
  borrower_id bigint   not null,
  seq         integer  not null check (seq > 0),
  worker      text     not null,
  day         date     not null,
  at          integer  not null,
  permit      integer,
  eased       boolean  not null default false,
  seen_by     text,                   -- the lead
  primary key (slot, borrower_id, seq)
);
create index abuse_of on abuse (worker, day);
create index abuse_untold on abuse (day) where seen_by is null;

-- What lies with an agency is listed for its people, a page at a time.
create index placement_with on placement (agency, slot, account_id);

select raise_wall();
