-- What a borrower begins himself: a payment at the provider, and a wish about what is held of him.
--
-- Why. A payment is begun here, made on the provider's own page, and told to us by a signed notice that may come twice, late, out of
-- order or never. The row of the checkout is what all of them meet at: it is locked first, so that money is entered once whoever says so
-- first. One checkout of an account is open at a time, so two windows lead to the same page of the provider. A notice is kept by the
-- number that the provider gave it; one that speaks of money taken back before the payment itself is known waits here for it.
-- Instants are the provider's and the database's clock; days are the house's.

create table checkout (
  slot        smallint    not null,
  checkout    uuid        not null,
  borrower_id bigint      not null,
  account_id  bigint      not null,
  amount      bigint      not null check (amount > 0), -- minor units
  currency    text        not null,
  language    text        not null,
  provider    text        not null,
  begun_on    date        not null,   -- the open day
  begun_at    timestamptz not null default clock_timestamp(),
  expires_at  timestamptz not null,   -- nobody can pay there any more from then on
  state       text        not null default 'begun'
    check (state in ('begun', 'open', 'paid', 'expired', 'refused', 'set-aside')),
  why         text,                   -- of what was refused or set aside
  session     text,                   -- the provider's number for it
  address     text,                   -- the provider's page
  intent      text,                   -- the provider's number for the payment
  asked_at    timestamptz,            -- when the provider was last asked about it
  paid_on     date,                   -- value day
  booked_on   date,
  seq         integer,                -- event of the account that it became
  given_back  bigint      not null default 0 check (given_back >= 0), -- refunds so far
  primary key (slot, checkout),
  check ((state = 'paid') = (seq is not null)),
  check (state <> 'open' or address is not null)
);
create unique index checkout_open on checkout (slot, account_id) where state in ('begun', 'open');
create index checkout_of_person on checkout (slot, borrower_id, begun_at);
create index checkout_by_intent on checkout (intent) where intent is not null;
create index checkout_waiting on checkout (begun_at) where state in ('begun', 'open');

create table payment_notice (
  provider    text        not null,
  event       text        not null,   -- the provider's number for it
  type        text        not null,
  slot        smallint,               -- whose, where it is one of ours
  borrower_id bigint,
  checkout    uuid,
  intent      text,
  told        text        not null,   -- what was read of it, as JSON: amounts and instants, nobody's name
  told_at     timestamptz not null,
  heard_at    timestamptz not null default clock_timestamp(),
  state       text        not null check (state in ('entered', 'nothing-new', 'early', 'not-ours', 'set-aside')),
  primary key (provider, event)
);
create index payment_notice_early on payment_notice (intent) where state = 'early';

-- What somebody wants corrected or erased of what is held of him, with the day by which he has an answer. `wanted` is sealed under his own
-- key. An erasure is proposed by one and carried out by another; what the law forbids is answered at once by itself ("retention").
create table data_request (
  slot        smallint    not null,
  borrower_id bigint      not null,
  request     integer     not null check (request > 0),
  kind        text        not null check (kind in ('correct', 'erase')),
  field       text        check (field in ('name', 'phone', 'email', 'address')),
  wanted      bytea,
  account_id  bigint      not null,   -- under which he asked
  via         text        not null default 'portal' check (via in ('portal', 'letter', 'call', 'email', 'authority')),
  taken_by    text,                   -- who took it in; null: he himself
  at          integer     not null,   -- minute of the house
  made_on     date        not null,
  due_on      date        not null,   -- by when it is answered
  state       text        not null check (state in ('waiting', 'done', 'refused')),
  proposed    text        check (proposed in ('erase', 'refuse')),
  proposed_by text,
  decided_on  date,
  decided_by  text,
  why         text,
  until_on    date,                   -- of an erasure that must wait: until when, where that is known
  primary key (slot, borrower_id, request),
  check ((kind = 'correct') = (field is not null and wanted is not null)),
  check ((state in ('done', 'refused')) = (decided_on is not null)),
  check ((proposed is null) = (proposed_by is null)),
  check (kind = 'correct' or state = 'waiting' or decided_by = 'retention'
         or (proposed_by is not null and decided_by <> proposed_by))
);
create unique index data_request_erasing on data_request (slot, borrower_id) where kind = 'erase' and state = 'waiting';
create index data_request_waiting on data_request (due_on) where state = 'waiting';

select raise_wall();

-- What a borrower changes himself runs behind the wall too, where it touches rows of his alone: under a role that may write into these
-- tables, whose policies let through no row of anybody else. The lock of his own row asks for leave to change one column of it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'anhuan_own') then
    create role anhuan_own nologin;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant anhuan_own to %I', current_user);
    end if;
  end if;
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;
do $$ begin
  if exists (select from pg_roles where rolname = 'anhuan_own') and exists (select from pg_roles where rolname = 'anhuan_door') then
    grant anhuan_door to anhuan_own;
    grant update (slot) on borrower to anhuan_own;
    grant insert, update on checkout to anhuan_own;
    grant insert on data_request, inbox_read to anhuan_own;
    grant insert, update, delete on own_reminder to anhuan_own;
    grant insert, update on one_time_word to anhuan_own;
  end if;
end $$;
