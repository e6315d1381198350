-- What was stated in a negotiation, readable only with the borrower's own key.
--
-- Why. Incomes, rent and the reckoning that repeats them are his, like the words of a message: they are sealed with a proof of his own
-- chain, so that destroying his key makes them unreadable in every copy of the book. A plain digest of what was asked could be guessed
-- and compared, so there is none. What an earlier version kept in the clear cannot be sealed by a statement: it is forgotten, and the
-- offers that could only be priced with it end; whoever had one proposes again.
update offer set ended = 'superseded' where ended is null;
alter table proposal drop column stated, drop column told, drop column digest;
alter table proposal add column proof integer; -- seals circumstances and answer; null: forgotten

-- An offer that is not the rules' own answer: a person's, or the last one after a break. It is priced anew as exactly what it says.
alter table offer add column origin text not null default 'answer' check (origin in ('answer', 'person', 'fall-back'));
alter table offer add column asked text; -- the proposal it stands for; null: it follows from the round
alter table offer add column level text check (level in ('system', 'agent', 'lead', 'committee')); -- by whose authority
alter table offer add check ((origin = 'answer') = (asked is null) and (asked is null) = (level is null));
create index offer_open on offer (until) where ended is null;

-- What a decision sets going where it counts, in a form that its own part knows: the terms a person offers. No personal data.
alter table review_case add column settles text;

-- What was told about an agreement or an offer: each thing once, in the transaction that puts the message into the queue.
create table plan_notice (
  slot        smallint not null,
  account_id  bigint   not null,
  what        text     not null check (what in ('offer-ending', 'plan-missed', 'plan-broken', 'plan-completed')),
  about       text     not null, -- last day of the offers; reference of the agreement, with its row
  borrower_id bigint   not null,
  day         date     not null,
  message     integer  not null,
  primary key (slot, account_id, what, about)
);
create index event_plan on event (day) where type = 'plan';
