-- Evidence: what was done with a person, in a chain of his own; his data apart, under a key of his own; and the seals of closed days.
--
-- Why. A contact is with a person and may be about several accounts, so it belongs in no account's chain. `proof` is appended under the
-- borrower's lock, in the transaction of what it proves, and holds no personal data: texts are named in it by a salted digest only.
-- Whoever destroys the key in `borrower_key` (and what lies in `sealed`) makes a person's texts unreadable and their digests
-- unguessable, while every chain, root and signature stays as it was. A closed day is one root over all heads, kept with the
-- roots of its slots, so that a proof for any past day is rebuilt from one slot.

create table proof (
  borrower_id bigint   not null,
  seq         integer  not null check (seq > 0),
  day         date     not null, -- the business day on which it was appended; never before that of the one before it
  at          integer  not null, -- when it happened, by the house's clock
  slot        smallint not null,
  kind        text     not null,
  data        text     not null, -- canonical JSON
  hash        bytea    not null, -- covers the hash before it
  primary key (slot, borrower_id, seq)
);

-- The seed of one person's key, which is made of it and the master key named beside it. None: erased. One row for every person who
-- has proofs.
create table borrower_key (
  slot        smallint not null,
  borrower_id bigint   not null,
  master      text     not null,
  seed        bytea,
  primary key (slot, borrower_id)
);

-- Personal texts that a proof commits to: AES-256-GCM under the person's key.
create table sealed (
  slot        smallint not null,
  borrower_id bigint   not null,
  seq         integer  not null, -- of the proof
  body        bytea    not null,
  primary key (slot, borrower_id, seq)
);

-- Records that must be kept although the person asks for erasure: a court case, an inquiry.
create table legal_hold (
  slot        smallint    not null,
  borrower_id bigint      not null,
  why         text        not null,
  set_at      timestamptz not null default clock_timestamp(),
  lifted_at   timestamptz,
  primary key (slot, borrower_id, set_at)
);

-- Who was erased, when, and on whose word.
create table erasure (
  slot        smallint not null,
  borrower_id bigint   not null,
  day         date     not null,
  why         text     not null,
  primary key (slot, borrower_id)
);

-- Keys that sign: the public half is published, the secret half is wrapped by the master key. No slot: a few rows.
create table signing_key (
  key_id     text    not null primary key,
  public     bytea   not null,
  master     text    not null,
  wrapped    bytea   not null,
  from_day   date    not null,
  until_day  date,             -- the last day whose seal it signs; null: the one in use
  vouched_by text,             -- the key before it
  voucher    bytea,            -- that key's signature over the announcement of this one
  unique (from_day)
);

-- What a slot came to on a closed day, and when all are there, the day's root, signed.
create table seal_part (
  day      date     not null,
  slot     smallint not null,
  root     bytea    not null,
  leaves   integer  not null,
  primary key (day, slot)
);
create table seal (
  day       date  not null primary key,
  text      text  not null,        -- what is signed: day, root, count, the seal before it, the key
  root      bytea not null,
  hash      bytea not null,        -- of the text: what the next seal names
  key_id    text  not null references signing_key,
  signature bytea not null,
  stamp     bytea                  -- a timestamp token (RFC 3161) over the text
);

create trigger proof_append_only before update or delete or truncate on proof
  for each statement execute function refuse_change();
create trigger erasure_append_only before update or delete or truncate on erasure
  for each statement execute function refuse_change();
create trigger seal_part_append_only before update or delete or truncate on seal_part
  for each statement execute function refuse_change();
-- A seal is final but for its timestamp, which a distant authority may give later, once.
create trigger seal_is_final before update on seal
  for each row when (old.stamp is not null or (new.day, new.text, new.root, new.hash, new.key_id, new.signature)
                     is distinct from (old.day, old.text, old.root, old.hash, old.key_id, old.signature))
  execute function refuse_change();
create trigger seal_is_kept before delete or truncate on seal
  for each statement execute function refuse_change();

-- Which accounts and persons went on after a day? Rows are stored in order of day: a summary finds the few.
create index event_by_day on event using brin (day) with (pages_per_range = 32, autosummarize = on);
create index proof_by_day on proof using brin (day) with (pages_per_range = 32, autosummarize = on);
