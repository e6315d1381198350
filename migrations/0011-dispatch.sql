-- Dispatch: which messages wait where, where their words are, and news that came before its time.
--
-- Why. A sender asks slot by slot for what is due by its own way, so the way stands in the index. Words lie sealed with the proof of
-- their contact: what is sent again has other words (another check code). A carrier may tell what became of a message before it has
-- said that it has it: such news waits here until the message is known by that name. `untold`: the accounts have not been told yet
-- that this way was tried; only set where they do not know it.

drop index message_waiting;
create index message_waiting on message (slot, way, not_before) where state = 'waiting';

alter table message add column untold boolean not null default false;
create index message_untold on message (slot) where untold and state in ('sent', 'delivered', 'failed', 'cancelled', 'refused', 'expired');

-- How often a carrier was asked what became of it.
alter table message add column asked smallint not null default 0;
create index message_unknown on message (slot) where state = 'unknown';

-- Opens the sealed words that it last went out with.
alter table message add column proof integer;

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
