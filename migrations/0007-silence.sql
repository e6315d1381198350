-- Silence: what ended when something became known about a person, and what had left the house already. Replies: what people say back.
--
-- Why. That a payment ends everything at once is worth nothing unless it can be shown, event by event: when it was known, when leave
-- was taken back, which messages never went, which had crossed it in flight. The row is written in the transaction that silences,
-- so there is no silence without it. A reply is kept before the carrier may forget it, once under the carrier's own name for it,
-- also when nobody knows whose number it came from. Minutes are the house's clock, timestamps the database's.

create table silence (
  slot        smallint    not null,
  borrower_id bigint      not null,
  silence     integer     not null check (silence > 0), -- numbered within the borrower
  at          integer     not null,
  why         text        not null,
  known_at    timestamptz not null,                     -- when the house had been told
  silenced_at timestamptz not null default clock_timestamp(),
  permits     integer     not null,                     -- how many were revoked
  cancelled   integer[]   not null,                     -- messages that waited and never go
  crossed     integer[]   not null,                     -- permits of contacts that were on their way
  primary key (slot, borrower_id, silence),
  check (known_at <= silenced_at)
);
create index silence_by_time on silence (silenced_at);
create trigger silence_append_only before update or delete or truncate on silence
  for each statement execute function refuse_change();

-- `slot` is a hash of the carrier's name for it. `sender`, `receiver` and `body` are personal data.
create table reply (
  slot       smallint    not null,
  reference  text        not null,
  way        text        not null,
  sender     text        not null,
  receiver   text        not null,
  body       text        not null,
  at         integer     not null,
  said_at    timestamptz,                       -- by the carrier's account
  heard_at   timestamptz not null default clock_timestamp(),
  meaning    text        not null check (meaning in ('stop', 'stop-in-words', 'wrong-number', 'words')),
  state      text        not null check (state in ('understood', 'open', 'answered')),
  ended_at   timestamptz,
  primary key (slot, reference),
  check ((state = 'answered') = (ended_at is not null))
);
create index reply_open on reply (heard_at) where state = 'open';

-- Everybody whose number or mailbox it came from: a number of two people concerns both.
create table reply_of (
  slot        smallint not null,
  borrower_id bigint   not null,
  reply_slot  smallint not null,
  reference   text     not null,
  message     integer,                          -- what it answers, where the carrier knows
  primary key (slot, borrower_id, reply_slot, reference)
);
create index reply_whose on reply_of (reply_slot, reference);

-- Whose number or mailbox is it? The last digits of a number lead to few people, whose numbers are then compared whole.
create index borrower_by_number on borrower (slot, right(translate(phone, '+-() .', ''), 8)) where phone is not null;
create index borrower_by_mailbox on borrower (slot, lower(email)) where email is not null;
create index address_by_number on address (slot, right(translate(literal, '+-() .', ''), 8))
  where kind in ('mobile', 'landline', 'phone');
create index address_by_mailbox on address (slot, lower(literal)) where kind = 'email';

-- Contacts that were planned and should not have been, few among many, for the list of apologies.
create index contact_regretted on contact (slot, day) where state = 'regretted';

-- What a borrower says was wrong, with the day by which it must be decided. `words` are personal data.
create table complaint (
  slot        smallint    not null,
  borrower_id bigint      not null,
  complaint   integer     not null check (complaint > 0), -- numbered within the borrower
  at          integer     not null,
  received_on date        not null,
  due_on      date,                                       -- null: no law that we know sets a day
  rule        text,
  about       text        not null,                       -- the contact: account, day and step, or a permit
  words       text        not null,
  fact        integer     not null,                       -- its entry in the person's log
  decided_on  date,
  answer      text,
  primary key (slot, borrower_id, complaint),
  check ((decided_on is null) = (answer is null))
);
create index complaint_open on complaint (due_on) where decided_on is null;

-- Keys of the house for what it seals and must know again, such as the addresses of unsubscribing.
create table house_key (
  name    text        not null primary key,
  key     bytea       not null check (length(key) = 32),
  made_at timestamptz not null default now()
);
