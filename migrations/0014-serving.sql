-- Serving: which senders are at work and what their carriers say, parts of long texts, and replies that come again.
--
-- Why. Senders are processes of their own, on any host; who asks how the house is doing asks one server, and it must know of all of them,
-- also of one that has not been heard of. A few rows, the same everywhere (reference tables). A long text is known by the names of its
-- parts as well, so that a receipt finds it after a restart, and through another sender than the one that sent it.

create table sender_seen (
  sender     text        not null primary key, -- host and process
  started_at timestamptz not null default clock_timestamp(),
  seen_at    timestamptz not null default clock_timestamp(),
  ended_at   timestamptz,
  why        text                              -- why it sends nothing; null: it sends
);

-- Counted since the sender began.
create table carrier_seen (
  sender    text        not null references sender_seen (sender) on delete cascade,
  carrier   text        not null,
  way       text        not null,
  up        boolean     not null,
  why       text,                              -- why it is down, or what it complained of last
  since     timestamptz not null default clock_timestamp(),
  sent      bigint      not null,
  refused   bigint      not null,
  unknown   bigint      not null,
  held_back bigint      not null,
  primary key (sender, carrier)
);

-- A part of a long text: the names of all parts with a space between, and what the carrier said of this one.
alter table handed add column whole text;
alter table handed add column told text;

-- What a reply without a name of the carrier's own looks like, and over which connection it came first.
alter table reply add column print text;
alter table reply add column connection text;
create index reply_print on reply (slot, print) where print is not null;

-- How many minutes old news of strangers is: looked at from its oldest.
create index early_news_age on early_news (heard_at);

-- What was asked back by a sender that died is looked at too.
drop index message_recall;
create index message_recall on message (slot) where recall in ('wanted', 'asked');
