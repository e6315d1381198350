-- What left the books, what came back of it, what was sold, to whom, and whose is which claim?
--
-- Why. A write-off is an act of the books that two people decide; the claim stays. A sale is drawn by a rule, refused line by line with its
-- reasons, priced by offers nobody reads before their day, decided by two people and closed in one transaction. Whose a claim is on a day is a
-- row with a code of its own, so that anybody who was told a code can ask for the holder and learns nothing of the debt.

alter table account add column sold_on date;

alter table register drop constraint register_kind_check, add check (kind in ('agency', 'worker', 'line', 'card', 'buyer'));

create table write_off (
  slot        smallint not null,
  account_id  bigint   not null,
  number      integer  not null check (number > 0), -- within the account
  borrower_id bigint   not null,
  product     integer  not null,
  currency    text     not null,
  ground      text     not null,                    -- identifier of the terms of policy/sale/write-off-law.ts, or 'by-hand'
  why         text     not null,                    -- a word of who proposed
  owed        bigint   not null,                    -- minor units on the day of the proposal
  days        integer  not null,                    -- past due on that day
  proposed_on date     not null,
  proposed_by text     not null,                    -- 'night', or a staff number
  agreed_by   text,                                 -- the first of two people
  decided_by  text,                                 -- the second
  decided_on  date,
  state       text     not null default 'proposed' check (state in ('proposed', 'written-off', 'refused', 'lapsed', 'undone')),
  amount      bigint,                               -- what left the books
  refused_by  text,
  undo_by     text,                                 -- who asked for the reversal
  undo_why    text,
  undone_by   text,
  undone_on   date,
  primary key (slot, account_id, number),
  check (agreed_by <> 'night' and decided_by <> agreed_by and decided_by <> proposed_by),
  check (state not in ('written-off', 'undone') or (agreed_by is not null and decided_by is not null and decided_on is not null and amount is not null)),
  check (undone_by <> undo_by),
  check ((state = 'undone') = (undone_by is not null))
);
create unique index write_off_one on write_off (slot, account_id) where state in ('proposed', 'written-off');
create index write_off_by_state on write_off (state, proposed_on, slot, account_id);

create table buyer_paper (
  paper      integer generated always as identity primary key,
  buyer      text not null,
  kind       text not null check (kind in ('admission', 'licence', 'contract', 'ending')),
  data       text not null,              -- JSON, as rules/sale/buyer-paper.ts writes it
  day        date not null,
  by         text not null check (by <> ''),
  decided_on date,
  decided_by text,
  verdict    text check (verdict in ('granted', 'refused')),
  check (decided_by <> by),
  check ((decided_on is null) = (decided_by is null) and (decided_on is null) = (verdict is null))
);
create trigger buyer_paper_is_final before update on buyer_paper
  for each row when (old.verdict is not null or new.data <> old.data or new.by <> old.by) execute function refuse_change();
create trigger buyer_paper_is_kept before delete or truncate on buyer_paper
  for each statement execute function refuse_change();

create table debt_sale (
  sale      integer generated always as identity primary key,
  rule      text not null,               -- JSON: by which it was drawn
  currency  text not null,
  state     text not null default 'drawn' check (state in ('drawn', 'offered', 'awarded', 'closed', 'dropped')),
  drawn_on  date not null,
  drawn_by  text not null,
  cut_off   date not null,               -- what is so on this day decides what may be sold
  opens_on  date,                        -- the day on which the offers are opened
  tape      text,                        -- SHA-256 of the masked tape
  buyer     text,
  price     bigint check (price >= 0),
  awarded_by text,
  closed_by text,
  closed_on date,
  check (closed_by <> awarded_by),
  check (state <> 'closed' or (buyer is not null and price is not null and awarded_by is not null and closed_by is not null and closed_on is not null))
);

-- One claim of a sale. A line in the sale has no reasons, one that is not in it has at least one.
create table sale_line (
  sale        integer  not null references debt_sale,
  slot        smallint not null,
  account_id  bigint   not null,
  borrower_id bigint   not null,
  line        integer  not null,         -- its number on the tape
  state       text     not null check (state in ('in', 'refused', 'sold', 'returned', 'free')), -- free: the sale was dropped
  reasons     text[]   not null default '{}',
  claim       bigint   not null,
  days        integer  not null,
  price       bigint,
  sold_on     date,
  listed_on   date,                      -- the night found that it should not have been sold
  listed_why  text[],
  returned_on date,
  returned_by text,
  asked_by    text,                      -- who asked for its return
  took_in     bigint   not null default 0, -- what the buyer had taken in by then
  primary key (sale, slot, account_id),
  unique (sale, line),
  check ((state = 'refused') = (cardinality(reasons) > 0)),
  check ((state in ('sold', 'returned')) = (price is not null)),
  check (returned_by <> asked_by)
);
create unique index sale_line_one on sale_line (slot, account_id) where state in ('in', 'sold');

-- An offer of a buyer. Sealed with the house's key: who reads the table before the day reads nothing either.
create table sale_offer (
  sale    integer not null references debt_sale,
  buyer   text    not null,
  sealed  bytea   not null,
  put_on  date    not null,
  put_by  text    not null,
  primary key (sale, buyer)
);
create trigger sale_offer_is_final before update or delete or truncate on sale_offer
  for each statement execute function refuse_change();

-- Whose a claim is, from which day. `holder` null: the house.
create table claim_holder (
  slot        smallint not null,
  account_id  bigint   not null,
  borrower_id bigint   not null,
  number      integer  not null check (number > 0),
  code        text     not null,
  holder      text,
  sale        integer  references debt_sale,
  from_day    date     not null,
  until_day   date,
  told        text,                      -- JSON: name, licence and contact of the holder, as the borrower is told them
  message     integer,                   -- the notice that was asked for
  primary key (slot, account_id, number),
  check ((holder is null) = (told is null)),
  check (until_day is null or until_day >= from_day)
);
create unique index claim_holder_now on claim_holder (slot, account_id) where until_day is null;
create index claim_holder_code on claim_holder (code);

-- Money that reached us for a claim of somebody else. One row a payment: nothing is lost, nothing passed on twice.
create table misdirected (
  slot        smallint not null,
  account_id  bigint   not null,
  borrower_id bigint   not null,
  payment     text     not null,         -- the fact that brought it
  sale        integer  not null references debt_sale,
  amount      bigint   not null check (amount > 0),
  came_on     date     not null,
  passed_on   date,
  passed_by   text,
  primary key (slot, account_id, payment)
);
create index misdirected_open on misdirected (came_on, slot, account_id) where passed_on is null;
-- What is nobody's account in particular is for the house alone: no policy lets a door's reader see a row of it.
alter table buyer_paper enable row level security;
alter table debt_sale enable row level security;
alter table sale_offer enable row level security;
select raise_wall();
