-- Messages: what waits to go out, what went out by which carrier, and what became of it.
--
-- Why. The rows are the queue: a sender claims some that wait (`skip locked`), has them judged with fresh facts, writes permit, contact
-- log and text, commits, hands them to a carrier under a key that is the same however often it tries, and records the
-- answer. A row that was claimed has a lease: when its sender dies another one finds it, and sends again only where the carrier
-- knows the key. Texts are personal data and lie apart, under their borrower's own key. `way` is one of the gate's ways; minutes
-- are whole minutes since 1970 (UTC) on the house's clock, timestamps are the database's own clock.

create table message (
  slot        smallint not null,
  borrower_id bigint   not null,
  message     integer  not null check (message > 0), -- numbered within the borrower
  way         text     not null,
  template    text     not null,
  tone        text     not null,
  purpose     text     not null,
  debts       text     not null,                     -- numbers of accounts, a space between
  reply_to    text,                                  -- what it answers, in the person's log ("f12")
  day         date     not null,                     -- the business day it is for
  not_before  integer  not null,
  not_after   integer  not null,                     -- the last minute at which it is still worth sending
  state       text     not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'unknown', 'refused',
                                                 'cancelled', 'expired')),
  why         text,                                  -- why it is in a state that is not the usual one
  tries       smallint not null default 0,
  permit      integer,                               -- the last one it went out on
  carrier     text,
  lease_until timestamptz,
  handed_at   timestamptz,                           -- when the carrier had it
  ended_at    timestamptz,                           -- when its last word was known
  reference   text,                                  -- the carrier's own name for it
  parts       smallint,
  cost        integer,                               -- ten-thousandths of the carrier's currency
  recall      text check (recall in ('wanted', 'asked', 'done', 'too-late')),
  primary key (slot, borrower_id, message),
  check (not_before <= not_after),
  check ((state = 'sending') = (lease_until is not null)),
  check (state <> 'sending' or (permit is not null and carrier is not null))
) with (fillfactor = 60);
create index message_waiting on message (slot, not_before) where state = 'waiting';
create index message_leased on message (lease_until) where state = 'sending';
create index message_recall on message (slot) where recall = 'wanted';
create unique index message_by_permit on message (slot, borrower_id, permit) where permit is not null;

-- Which message does a carrier mean? `slot` is a hash of the carrier's reference, so a lookup is one shard.
create table handed (
  slot          smallint not null,
  carrier       text     not null,
  reference     text     not null,
  borrower_slot smallint not null,
  borrower_id   bigint   not null,
  message       integer  not null,
  primary key (slot, carrier, reference)
);

-- The message that carries a planned contact; several contacts of one person travel in one message.
alter table contact add column message integer;
