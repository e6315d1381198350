-- Which accounts were seen to be at risk, why, and what was done to help?
--
-- Why. One row for each payment that the watch saw at risk before its due day: the key is the payment itself, so nobody is asked twice
-- about one. What was done is kept with why nothing was, the held-out share among it, and what came of the payment: from that, and
-- from the counts of each night, lead time, false alarms and the effect are read. A borrower's wish to be left alone by the watch is
-- one row that a later wish replaces.

create table early_warning (
  slot        smallint not null,
  account_id  bigint   not null,
  due         date     not null,      -- the payment it is about
  borrower_id bigint   not null,
  day         date     not null,      -- the night that saw it
  points      smallint not null,
  reasons     text     not null,      -- facts with their points, as JSON: figures of the account, nothing of the person
  version     text     not null,      -- of the points
  action      text     not null check (action in ('remind', 'offer-date', 'offer-smaller', 'held-out', 'turned-off')),
  message     integer,                -- what carries the help
  outcome     text check (outcome in ('kept', 'missed')),
  primary key (slot, account_id, due),
  check (message is null or action in ('remind', 'offer-date', 'offer-smaller')),
  check (day < due)
);
create index early_warning_by_day on early_warning (day);
create index early_warning_open on early_warning (due) where outcome is null;

create table early_warning_wish (
  slot        smallint not null,
  borrower_id bigint   not null,
  off         boolean  not null,
  at          integer  not null,      -- the minute on the house's clock
  primary key (slot, borrower_id)
);

-- What each night of watching came to: payments looked at for the first time, alarms, and payments that were missed that night.
create table early_warning_night (
  day     date    not null primary key,
  looked  integer not null,
  alarmed integer not null,
  missed  integer not null
);
