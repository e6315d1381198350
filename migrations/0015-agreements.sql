-- What was proposed, offered, agreed, kept and broken?

-- Closing's part: the agreement that lives on an account, and the schedule one left behind.
--
-- Why one column at the end, and text. Nearly no account has one, and an empty column at the end of a row costs nothing: neither
-- in its pages nor in the log of a night. Closing reads it with the row, because a break must fall back on the account as it
-- would be had nothing been agreed; the form is that of events (bigints as "123n"), so a person can read it.
alter table account add column agreement text;

-- What was proposed, what was answered, and what was bound.
--
-- Why. Every round is kept as it was answered, so that anybody can see that the same circumstances had the same offers. An offer is
-- priced for the account as it stood; what changed since is seen before it binds. An agreement is its words in both languages, and
-- a confirmation: the code itself lies nowhere, only its digest. What the borrower stated is personal data and stands in one
-- column that can be emptied. All of it lies with the account (`slot`); whoever writes here holds the account's row lock.

create table proposal (
  slot        smallint    not null,
  account_id  bigint      not null,
  proposal    integer     not null check (proposal > 0),
  borrower_id bigint      not null,
  at          integer     not null, -- minute of the house's clock
  day         date        not null,
  key         text        not null, -- chosen by whoever asks: sent again it is the same proposal
  digest      text        not null, -- of what was asked under that key
  by_whom     text        not null check (by_whom <> ''),
  level       text        not null check (level in ('system', 'agent', 'lead', 'committee')),
  asked       text        not null,
  stated      text,                 -- circumstances; null: forgotten
  terms       text        not null, -- "agree-revolving@1"
  answer      text        not null check (answer in ('accepted', 'counter', 'person', 'refused')),
  told        text        not null, -- the whole answer
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (slot, account_id, proposal),
  unique (slot, account_id, key)
);

create table offer (
  slot       smallint not null,
  account_id bigint   not null,
  offer      integer  not null check (offer > 0),
  proposal   integer  not null,
  data       text     not null, -- kind, plan and figures as they were shown
  until      date     not null, -- the last day on which it can be accepted
  ended      text     check (ended in ('superseded', 'repriced', 'agreed')),
  primary key (slot, account_id, offer),
  foreign key (slot, account_id, proposal) references proposal (slot, account_id, proposal)
);

create table agreement (
  slot          smallint not null,
  account_id    bigint   not null,
  agreement     text     not null, -- "G1000023-2": the reference of its plan in the account's log
  borrower_id   bigint   not null,
  offer         integer  not null,
  by_whom       text     not null,
  words_zh      text     not null,
  words_en      text     not null,
  plan          text     not null,
  cooling_days  smallint not null check (cooling_days >= 0),
  state         text     not null check (state in ('waiting', 'bound', 'withdrawn', 'lapsed')),
  code_digest   text     not null,
  code_until    integer  not null, -- minute of the house's clock
  tries         smallint not null default 0 check (tries between 0 and 5),
  agreed_on     date,
  bound_at      integer,
  withdrawn_on  date,
  primary key (slot, account_id, agreement),
  unique (slot, account_id, offer),
  foreign key (slot, account_id, offer) references offer (slot, account_id, offer),
  check ((state in ('bound', 'withdrawn')) = (agreed_on is not null)),
  check ((agreed_on is null) = (bound_at is null)),
  check ((state = 'withdrawn') = (withdrawn_on is not null))
);
