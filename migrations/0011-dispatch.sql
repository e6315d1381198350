-- Dispatch: which messages wait where, what their words were, and news that came before its time.
--
-- Why. A sender asks slot by slot for what is due by its own way, so the way stands in the index. The words of a contact lie by its
-- permit: what was sent again had other words (another check code), and the log of contacts is kept by permit too. A
-- carrier may tell what became of a message before it has said that it has it: such news waits here until the message is known by
-- that name. `untold`: the accounts have not been told yet that this way was tried; only set where they do not know it.

drop index message_waiting;
create index message_waiting on message (slot, way, not_before) where state = 'waiting';

alter table message add column untold boolean not null default false;
create index message_untold on message (slot) where untold and state <> 'sending' and state <> 'waiting';

create table message_text (
  slot        smallint not null,
  borrower_id bigint   not null,
  permit      integer  not null,
  message     integer  not null,
  template    text     not null,
  language    text     not null,
  subject     text,
  body        text     not null,
  html        text,
  primary key (slot, borrower_id, permit)
);

-- `slot` is a hash of the carrier's reference, as in `handed`.
create table early_news (
  slot      smallint    not null,
  carrier   text        not null,
  reference text        not null,
  outcome   text        not null,
  detail    text        not null,
  at        bigint,
  heard_at  timestamptz not null default clock_timestamp(),
  primary key (slot, carrier, reference, outcome)
);
