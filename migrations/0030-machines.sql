-- What programs are let in by, what they were answered, and what they are told?
--
-- Why. Of a key there is a digest only; a secret that signs is sealed with the master key. An answer is kept with the digest of what was
-- asked, claimed before anything is done: the same request twice is done once. What becomes known is put into `webhook_outbox` by the
-- statement that writes it, only while somebody is to be told, so that nothing is told that did not happen and nothing is forgotten;
-- whoever sends reads it after the commit. What a night turned is read once the night is closed. No personal data goes out: references.
-- Row-level security without a policy: the borrower's and the agency's role sees nothing of these tables, whatever is granted later.

create table api_key (
  id         text        not null primary key check (id ~ '^[a-z0-9]{12}$'),
  digest     bytea       not null,
  name       text        not null check (name <> ''),
  host       text,                       -- whose references it may name; null: every host's
  scopes     text[]      not null check (scopes <> '{}'),
  per_minute integer     not null check (per_minute between 1 and 1000000),
  until      timestamptz not null,
  made_at    timestamptz not null default clock_timestamp(),
  made_by    text        not null,
  used_at    timestamptz,
  ended_at   timestamptz,
  ended_by   text,
  check ((ended_at is null) = (ended_by is null))
);

create table kept_answer (
  caller text        not null,
  key    text        not null,
  digest bytea       not null,           -- of method, address and body
  claim  uuid        not null,           -- who is at it
  at     timestamptz not null default clock_timestamp(),
  status smallint,                       -- null: being done
  type   text,
  body   text,
  primary key (caller, key)
);
create index kept_answer_by_time on kept_answer (at);

create table webhook_endpoint (
  endpoint     integer     generated always as identity primary key,
  url          text        not null,
  kinds        text[]      not null check (kinds <> '{}'),
  host         text,                     -- whose accounts it is about; null: all
  secret       bytea       not null,     -- sealed with the master key
  secret_was   bytea,                    -- signs beside the new one until then
  was_until    timestamptz,
  made_at      timestamptz not null default clock_timestamp(),
  made_by      text        not null,
  failing_from integer,                  -- minute of the house's clock of the first failure since the last success
  stopped_at   timestamptz,
  stopped_why  text,
  check ((stopped_at is null) = (stopped_why is null)),
  check ((secret_was is null) = (was_until is null))
);

-- What became known and is still to be put into words. `source`: 'account' (seq of an event), 'person' (seq of a fact of the person).
create table webhook_outbox (
  position bigint   generated always as identity primary key,
  source   text     not null check (source in ('account', 'person')),
  slot     smallint not null,
  subject  bigint   not null,            -- the account, or the borrower
  seq      integer  not null,
  at       integer  not null
);

-- Whether anybody wants to hear of accounts, of people, or of every single contact: asked once a statement, of two tables of a few rows.
create function webhook_heard(of text) returns boolean language sql stable as $$
  select exists (select from webhook_endpoint where of <> 'contact' or 'contact.made' = any (kinds))
      or exists (select from api_key where ended_at is null and 'events:read' = any (scopes))
$$;

-- What is told, the same to everybody, under an identifier that stays.
create table webhook_event (
  position    bigint      generated always as identity primary key,
  id          text        not null unique,
  kind        text        not null,
  at          integer     not null,
  slot        smallint,
  borrower_id bigint,                    -- in order for one person
  hosts       text[]      not null,
  data        text        not null,
  told_at     timestamptz not null default clock_timestamp()
);
create index webhook_event_by_time on webhook_event (told_at);

-- Who is still to be told, or was.
create table webhook_delivery (
  endpoint    integer  not null references webhook_endpoint,
  position    bigint   not null references webhook_event on delete cascade,
  slot        smallint,
  borrower_id bigint,
  kind        text     not null,
  state       text     not null default 'waiting' check (state in ('waiting', 'sending', 'told', 'failed')),
  tries       smallint not null default 0, -- ever
  again       smallint not null default 0, -- since it was last sent anew
  next_at     integer  not null,         -- minute of the house's clock
  claimed_at  timestamptz,
  primary key (endpoint, position)
);
create index webhook_delivery_open on webhook_delivery (endpoint, slot, borrower_id, position) where state in ('waiting', 'sending');
create index webhook_delivery_due on webhook_delivery (endpoint, next_at, position) where state = 'waiting';
create index webhook_delivery_state on webhook_delivery (endpoint, state, position);

create table webhook_try (
  endpoint     integer     not null,
  position     bigint      not null,
  try          smallint    not null,
  at           integer     not null,
  tried_at     timestamptz not null default clock_timestamp(),
  milliseconds integer     not null,
  status       smallint,                 -- null: no answer
  said         text        not null,     -- the beginning of the answer, or why there was none
  primary key (endpoint, position, try),
  foreign key (endpoint, position) references webhook_delivery on delete cascade
);

-- The last night whose turns were told.
create table webhook_night (
  day date not null primary key
);

-- The export of contacts reads by time; contacts are appended in order of it, so a summary of pages is enough and costs senders nothing.
create index contact_attempt_by_time on contact_attempt using brin (at) with (pages_per_range = 16, autosummarize = on);

alter table api_key enable row level security;
alter table kept_answer enable row level security;
alter table webhook_endpoint enable row level security;
alter table webhook_outbox enable row level security;
alter table webhook_try enable row level security;
alter table webhook_night enable row level security;
select raise_wall();
