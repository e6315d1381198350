-- The gate: what is known about a person, what was decided, and what was sent.
--
-- Why. No contact without a permit, held by the database itself and not by good intention: a row of `contact_attempt` refers to
-- a permit *and the minute at which it was used*, a permit cannot be used when it is revoked, twice or too late, and it
-- refers to a decision that allowed it. Decisions keep their inputs as text, with the law by its digest, so that each can be
-- recomputed after the law has changed. Everything is numbered within its borrower, whose row is locked by whoever writes
-- here: one person's budget is one row lock in one shard. Minutes are whole minutes since 1970-01-01T00:00Z.

-- All accounts of a person, for the budget. Closing never writes these columns: updates stay heap-only.
create index account_by_borrower on account (slot, borrower_id);

-- Numbers, mailboxes and postal addresses that are not simply those of the credit file. `literal` is personal data: it stands here
-- alone, nothing that is appended repeats it. Null: nobody has recorded it, and a rule that asks refuses.
create table address (
  slot        smallint not null,
  borrower_id bigint   not null,
  address_id  text     not null,
  person      text     not null, -- whose: 'borrower', or another person of his log
  kind        text     not null check (kind in ('mobile', 'landline', 'phone', 'email', 'postal', 'social', 'in-app')),
  literal     text     not null,
  use         text     check (use in ('home', 'work', 'personal')),
  time_zone   text,
  provenance  text     check (provenance in ('reserved', 'contract', 'used-by-person', 'consent', 'public', 'told-by-contact',
                                             'credit-bureau', 'prior-collector', 'unknown')),
  state       text     check (state in ('active', 'invalid', 'wrong')),
  belongs_to  text,
  confidence  smallint check (confidence between 0 and 100),
  lawful      boolean,
  by_employer boolean,
  primary key (slot, borrower_id, address_id)
);

-- What a person said, wants and agreed to, what holds for him, what became of contacts: appended, in his own numbering.
create table person_fact (
  slot        smallint    not null,
  borrower_id bigint      not null,
  seq         integer     not null check (seq > 0),
  at          integer     not null, -- when it happened or took effect
  type        text        not null,
  permit      integer,              -- the contact it is about: its outcome, or that it crossed something in flight
  data        text        not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (slot, borrower_id, seq),
  check ((permit is not null) = (type in ('outcome', 'crossed')))
);

-- Who may contact on the lender's behalf. No slot: the same few rows everywhere (reference tables of a cluster).
create table agency (
  agency_id text not null primary key,
  law_firm  boolean
);
create table worker (
  worker_id text not null primary key,
  trained   boolean,
  certified boolean
);

-- A state of the law as it was asked, whole, under the digest of its text. Never changed: a change is another row.
create table law_version (
  digest      text        not null primary key,
  version     text        not null,
  law         text        not null,
  recorded_at timestamptz not null default now()
);

-- Every answer of the gate, permits and refusals alike. `inputs` is all it was decided from, `answer` all it said.
create table decision (
  slot            smallint    not null,
  borrower_id     bigint      not null,
  seq             integer     not null check (seq > 0),
  at              integer     not null,
  asked           text        not null check (asked in ('ask', 'use')),
  result          text        not null check (result in ('permit', 'permit-with-flag', 'refuse-unless-rebutted', 'refuse')),
  next_allowed_at integer,
  law             text        not null references law_version,
  strategy        text        not null,
  inputs          text        not null,
  answer          text        not null,
  recorded_at     timestamptz not null default clock_timestamp(),
  primary key (slot, borrower_id, seq),
  unique (slot, borrower_id, seq, result)
);

-- Leave for one contact, numbered as the decision that gave it, which must be one that allows.
create table permit (
  slot        smallint not null,
  borrower_id bigint   not null,
  permit      integer  not null,
  result      text     not null check (result in ('permit', 'permit-with-flag')),
  at          integer  not null,
  until       integer  not null, -- the last minute at which it may be used
  attempt     text     not null, -- what it allows
  code        text     not null, -- by which the borrower can check it
  used_at     integer,
  revoked_at  timestamptz,
  revoked_why text,
  primary key (slot, borrower_id, permit),
  unique (slot, borrower_id, permit, used_at),
  foreign key (slot, borrower_id, permit, result) references decision (slot, borrower_id, seq, result),
  check (until between at and at + 60),
  check (used_at between at and until),
  check (used_at is null or revoked_at is null),
  check ((revoked_at is null) = (revoked_why is null))
);
create index permit_open on permit (slot, borrower_id) where used_at is null and revoked_at is null;

-- The contact log: a contact that was begun. Without a row of `person_fact` that says what became of it, it is being sent or
-- its outcome is unknown; both count. It stands on a permit used at that very minute, and on the check that was made then.
create table contact_attempt (
  slot        smallint    not null,
  borrower_id bigint      not null,
  permit      integer     not null,
  at          integer     not null,
  checked     integer     not null, -- the decision at the instant of use
  result      text        not null check (result in ('permit', 'permit-with-flag')),
  way         text        not null,
  sender      text        not null,
  worker      text,
  person      text        not null,
  address     text,
  debts       text        not null, -- numbers of accounts, a space between
  purpose     text        not null,
  reply_to    text,
  place       text,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (slot, borrower_id, permit),
  foreign key (slot, borrower_id, permit, at) references permit (slot, borrower_id, permit, used_at),
  foreign key (slot, borrower_id, checked, result) references decision (slot, borrower_id, seq, result)
);

create trigger person_fact_append_only before update or delete or truncate on person_fact
  for each statement execute function refuse_change();
create trigger law_version_append_only before update or delete or truncate on law_version
  for each statement execute function refuse_change();
create trigger decision_append_only before update or delete or truncate on decision
  for each statement execute function refuse_change();
create trigger contact_attempt_append_only before update or delete or truncate on contact_attempt
  for each statement execute function refuse_change();
-- A permit is used once or revoked once, and stays so. The condition costs nothing while it is kept.
create trigger permit_is_final before update on permit
  for each row when (old.used_at is not null or old.revoked_at is not null) execute function refuse_change();
create trigger permit_is_kept before delete or truncate on permit
  for each statement execute function refuse_change();
