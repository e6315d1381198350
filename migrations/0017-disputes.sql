-- Disputes: what somebody says is not so (a debt, an amount, a payment, who he is, one message or call), by when he has an answer, what
-- rests meanwhile, and what came of it.
--
-- Why. Whether a message was right depends on what was known when it was handed over. What is said about a person has its instant in
-- `person_fact`; what happened on an account had only its business day. `fact_known` keeps the instant for facts that are entered (never
-- for closings, so the night writes nothing more), taken under the person's lock: set against the instant of a contact, which is
-- taken under the same lock, it says which of the two came first. A dispute is numbered within its person and written under his lock.
-- `words` and what somebody told of a message are personal data; what was decided and why is also a proof in the person's chain.
-- Minutes are the house's clock, timestamps the database's.

create table fact_known (
  slot        smallint    not null,
  account_id  bigint      not null,
  seq         integer     not null, -- of the event
  at          integer     not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (slot, account_id, seq)
);
create trigger fact_known_append_only before update or delete or truncate on fact_known
  for each statement execute function refuse_change();

create table dispute (
  slot        smallint not null,
  borrower_id bigint   not null,
  dispute     integer  not null check (dispute > 0),
  kind        text     not null check (kind in ('debt', 'amount', 'payment', 'identity', 'message')),
  ground      text     not null,
  via         text     not null check (via in ('call', 'letter', 'email', 'sms', 'portal', 'response-form', 'by-hand')),
  taken_by    text     not null,             -- 'borrower', or the agent who took it in for him
  at          integer  not null,
  received_on date     not null,
  due_on      date     not null,
  rule        text     not null,             -- which clock that is
  accounts    text     not null,             -- numbers of accounts, a space between
  amount      bigint   check (amount > 0),   -- the disputed part, where it is one; minor units
  permit      integer,                       -- the contact it is about
  told        text,                          -- of a message that is not in the list: code, number, minute, way, as JSON
  words       text     not null,
  repeats     integer,                       -- says again what this one said, with nothing new
  request     text     not null,             -- the key of the request that brought it, and
  digest      text     not null,             -- of what it said
  fact        integer,                       -- its entry in the person's log, while collection rests
  state       text     not null check (state in ('open', 'person', 'decided', 'withdrawn')),
  verdict     text     check (verdict in ('right', 'wrong', 'crossed', 'regretted', 'not-ours', 'unclear')),
  findings    text,                          -- what the verdict rests on, as JSON
  outcome     text     check (outcome in ('upheld', 'rejected', 'withdrawn')),
  reason      text,
  answer      text,
  decided_by  text,
  appealed_from text,                        -- who had decided what is appealed against: somebody else decides then
  decided_at  integer,
  decided_on  date,
  primary key (slot, borrower_id, dispute),
  unique (slot, borrower_id, request),
  check ((state in ('decided', 'withdrawn')) = (decided_at is not null)),
  check ((decided_at is null) = (outcome is null) and (decided_at is null) = (decided_by is null)),
  check (kind = 'message' or (permit is null and told is null and verdict is null))
);
-- The same message disputed twice is the same case.
create unique index dispute_of_contact on dispute (slot, borrower_id, permit) where permit is not null;
create index dispute_waiting on dispute (due_on) where state in ('open', 'person');

-- What was done because of a dispute, each thing once.
create table dispute_repair (
  slot        smallint not null,
  borrower_id bigint   not null,
  dispute     integer  not null,
  repair      text     not null,
  about       text     not null, -- an account, a way, a sender; '' where it is about none
  at          integer  not null,
  state       text     not null check (state in ('done', 'asked', 'waits', 'refused')),
  detail      text     not null,
  primary key (slot, borrower_id, dispute, repair, about)
);

-- Messages that were not ours, for whoever warns and reports.
create table impostor_report (
  slot        smallint not null,
  borrower_id bigint   not null,
  dispute     integer  not null,
  at          integer  not null,
  because     text     not null,
  told        text     not null,
  state       text     not null check (state in ('open', 'reported', 'dismissed')),
  seen_by     text,
  seen_at     integer,
  note        text,
  primary key (slot, borrower_id, dispute),
  check ((state = 'open') = (seen_at is null))
);
create index impostor_open on impostor_report (at) where state = 'open';
