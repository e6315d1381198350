-- What was announced and told to the credit bureau about which account, and what is to be looked at when?
--
-- Why. A report about a person is an act like a contact: appended, dated, with its reason, and announced before. `credit_watch` is where
-- each account in arrears stands (one row, only while it matters) and the next night on which that could change, so a night costs what
-- is due. `credit_event` is what went to the bureau, in order; the lender's own interface reads it from a cursor. Personal data is none.

create table credit_watch (
  slot          smallint not null,
  account_id    bigint   not null,
  borrower_id   bigint   not null,
  since         date,                -- due day with which these arrears began; null: none when last looked at
  look_on       date,                -- first night that could change anything; null: when something happens
  message       integer,             -- of the announcement
  tries         smallint not null default 0,
  reported_on   date,
  reported_days integer,
  reported_in   text,                -- bucket last told
  marked        boolean  not null default false,
  primary key (slot, account_id)
);
create index credit_watch_look on credit_watch (look_on, slot) where look_on is not null;

create table credit_event (
  slot          smallint not null,
  account_id    bigint   not null,
  seq           integer  not null,
  borrower_id   bigint   not null,
  day           date     not null,
  act           text     not null check (act in ('announce', 'report', 'update', 'mark', 'unmark', 'end', 'correct')),
  why           text     not null,
  since         date     not null,
  days_past_due integer  not null,
  bucket        text,
  overdue       bigint   not null,
  currency      text     not null,
  primary key (slot, account_id, seq)
);
-- The interface to the bureau reads day by day.
create index credit_event_by_day on credit_event (day, slot, account_id, seq);
create trigger credit_event_append_only before update or delete or truncate on credit_event
  for each statement execute function refuse_change();
