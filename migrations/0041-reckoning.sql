-- What has an agency earned in a month, what was taken back, and on which sum did two people agree?
--
-- Why. A line of a statement is the difference between what is due by all that is known and what the lines before it came to: it names the
-- event of the ledger that it rests on and, where it takes back, the line it takes back. Lines and statements are only ever appended. The
-- database tallies each statement itself: what the ledger received on its accounts is what was counted and what stands beside it.
-- Invoices are numbered when they are agreed, one after the other without a gap; whoever proposes one does not agree to it.

alter table agency_paper drop constraint agency_paper_kind_check,
  add constraint agency_paper_kind_check
    check (kind in ('admission', 'licence', 'contract', 'evaluation', 'examination', 'rule', 'ending', 'commission'));

-- By which a case is paid. Null: it was drawn before this was kept, and earns nothing.
alter table agency_case add column days_past_due integer check (days_past_due > 0); -- on the day it was drawn

create table agency_statement (
  agency   text        not null,
  month    date        not null check (extract(day from month) = 1),
  made_on  date        not null,        -- of the house
  lines    integer     not null check (lines >= 0),
  counted  bigint      not null,        -- money that counted, less what was taken back; minor units
  amount   bigint      not null,        -- commission, before tax
  ledger   bigint      not null,        -- what reached the accounts of its cases in that month, as the ledger's transfers say
  beside   bigint      not null,        -- of that, what counts for no case of this agency
  days     integer     not null,        -- of its cases
  made_at  timestamptz not null default clock_timestamp(),
  primary key (agency, month),
  constraint tallies check (ledger = counted + beside)
);
create trigger agency_statement_append_only before update or delete or truncate on agency_statement
  for each statement execute function refuse_change();

create table agency_line (
  agency      text     not null,
  line        integer  not null check (line > 0), -- within the agency, without a gap
  month       date     not null,
  kind        text     not null check (kind in ('recovered', 'kept-instalment', 'quality')),
  act         text     not null check (act in ('earned', 'taken-back', 'corrected')),
  slot        smallint,
  account_id  bigint,
  case_number integer,
  about       text     not null,        -- the payment, the instalment of an agreement, or the month
  seq         integer,                  -- the event of the account's ledger
  value_on    date     not null,
  ppm         integer  not null,
  counted     bigint   not null,
  amount      bigint   not null,
  takes_back  integer,
  primary key (agency, line),
  foreign key (agency, month) references agency_statement (agency, month),
  foreign key (agency, takes_back) references agency_line (agency, line),
  check ((kind = 'quality') = (account_id is null) and (slot is null) = (account_id is null) and (seq is null) = (account_id is null)),
  check ((act = 'taken-back') = (takes_back is not null)),
  check (act <> 'earned' or amount >= 0)
);
create unique index agency_line_earned on agency_line (agency, kind, slot, account_id, case_number, about) nulls not distinct where act = 'earned';
create index agency_line_of_account on agency_line (slot, account_id);
create index agency_line_of_month on agency_line (agency, month, line);
create trigger agency_line_append_only before update or delete or truncate on agency_line
  for each statement execute function refuse_change();

create table agency_invoice (
  invoice     integer generated always as identity primary key, -- of the proposal
  number      integer unique check (number > 0),                -- of the invoice, without a gap
  agency      text    not null,
  month       date    not null,
  amount      bigint  not null check (amount <> 0),             -- below zero: a credit note
  tax_ppm     integer not null check (tax_ppm between 0 and 1000000),
  tax         bigint  not null,
  digest      text    not null,                                 -- SHA-256 of the statement's lines
  by          text    not null check (by <> ''),
  proposed_on date    not null,
  heard       text    check (heard in ('accepted', 'objected')), -- what the agency says to it
  heard_by    text,
  heard_on    date,
  heard_words text,
  verdict     text    check (verdict in ('agreed', 'refused')),
  decided_by  text,
  decided_on  date,
  why         text,
  foreign key (agency, month) references agency_statement (agency, month),
  check (decided_by <> by),
  check ((verdict is null) = (decided_by is null) and (verdict is null) = (decided_on is null) and (verdict is null) = (why is null)),
  check ((heard is null) = (heard_by is null) and (heard is null) = (heard_on is null) and (heard is null) = (heard_words is null)),
  check ((number is not null) = (verdict is not distinct from 'agreed')),
  check (verdict is distinct from 'agreed' or heard is distinct from 'objected')
);
create unique index agency_invoice_one on agency_invoice (agency, month) where verdict is distinct from 'refused';
create trigger agency_invoice_is_final before update on agency_invoice
  for each row when (old.verdict is not null or new.amount <> old.amount or new.tax <> old.tax or new.by <> old.by)
  execute function refuse_change();
create trigger agency_invoice_is_kept before delete or truncate on agency_invoice
  for each statement execute function refuse_change();

-- The house's signature under an agency's word that nothing is left with it: what both download as a certificate.
create table agency_certificate (
  declaration integer not null primary key references agency_declaration,
  key         text    not null,         -- which key of the house
  signature   text    not null          -- over the text of the certificate; hexadecimal
);
create trigger agency_certificate_append_only before update or delete or truncate on agency_certificate
  for each statement execute function refuse_change();

-- An agency reads its own and nobody else's; a borrower none of it.
alter table agency_certificate enable row level security;
create policy wall on agency_certificate using (exists (select from agency_declaration d where d.declaration = agency_certificate.declaration
  and d.agency = nullif(current_setting('anhuan.agency', true), '')));
alter table agency_statement enable row level security;
alter table agency_line enable row level security;
alter table agency_invoice enable row level security;
create policy wall on agency_statement using (agency = nullif(current_setting('anhuan.agency', true), ''));
create policy wall on agency_line using (agency = nullif(current_setting('anhuan.agency', true), ''));
create policy wall on agency_invoice using (agency = nullif(current_setting('anhuan.agency', true), ''));
select raise_wall();
