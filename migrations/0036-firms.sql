-- Law firms that write the house's letters: what they may, which letters lie with them, and who signed which page.
--
-- Why. A letter of the ladder is a lawyer's letter, so it needs a firm with a licence and a power of attorney, both of which end; a
-- second person who decided that it is worth its cost; and a lawyer who has read the page and signed it. `firm_engagement` says who
-- may write, proposed by one and decided by another. `letter_order` is one letter from the proposal to the post; the
-- database itself keeps one without its preconditions from being signed or posted. Its words are sealed under the borrower's key; the
-- secret half of a lawyer's key is wrapped by the master key. At most one order of a borrower is open at a time.

create table firm_engagement (
  engagement    integer generated always as identity primary key,
  firm          text    not null,           -- its number among agencies, placements and the register
  name_zh       text    not null,
  name_en       text    not null,
  licence       text    not null,           -- of the firm to practise
  licence_until date    not null,           -- the last day on which it counts
  address_zh    text    not null,           -- lines of the letterhead
  address_en    text    not null,
  power         text    not null,           -- number of the power of attorney
  products      text[]  not null check (products <> '{}'),
  regions       text[]  not null check (regions <> '{}'), -- as of borrowers: "CN" is all of China
  from_day      date    not null,
  until_day     date    not null,           -- the first day on which it may write no more
  state         text    not null check (state in ('proposed', 'in-force', 'refused', 'ended')),
  proposed_by   text    not null,
  proposed_at   integer not null,
  decided_by    text,
  decided_at    integer,
  why           text,
  check (until_day > from_day),
  check (decided_by <> proposed_by),
  check (state not in ('in-force', 'refused') or decided_by is not null)
);
create unique index firm_engagement_in_force on firm_engagement (firm) where state = 'in-force';

create table firm_lawyer (
  engagement    integer not null references firm_engagement,
  lawyer        text    not null,           -- practising number, as in the register
  name_zh       text    not null,
  name_en       text    not null,
  licence_until date    not null,
  staff         text,                       -- under which number he comes in; null: he does not
  public        bytea   not null check (length(public) = 32), -- Ed25519
  master        text    not null,
  wrapped       bytea   not null,
  primary key (engagement, lawyer)
);

create table letter_order (
  slot         smallint not null,
  borrower_id  bigint   not null,
  letter_order integer  not null check (letter_order > 0), -- numbered within the borrower
  account_id   bigint   not null,
  firm         text     not null,
  engagement   integer  not null,
  state        text     not null check (state in ('proposed', 'with-firm', 'signed', 'posted', 'sent-back', 'declined', 'refused', 'ended')),
  proposed_by  text     not null,           -- "night": the rules of the night
  proposed_at  integer  not null,
  proposed_on  date     not null,
  -- What was tried before, in these arrears: the day, and whether it was tried or is recorded impossible.
  message_on   date     not null,
  message_how  text     not null check (message_how in ('tried', 'impossible')),
  call_on      date     not null,
  call_how     text     not null check (call_how in ('tried', 'impossible')),
  overdue      bigint   not null,           -- minor units, on the day of the proposal
  expected     bigint   not null,
  cost         bigint   not null,
  currency     text     not null,
  assumed      date     not null,           -- the day of the assumption by which the value was reckoned
  decided_by   text,
  decided_at   integer,
  notice       integer,                     -- the message that tells the borrower of the firm
  code         text,                        -- check code on the page
  number       text,                        -- of the letter
  words        bytea,                       -- the letter as it will be set; sealed, empty once he is forgotten
  digest       text     check (digest ~ '^[0-9a-f]{64}$'), -- SHA-256 of the page without its signature: what is signed
  named        text[]   not null default '{}', -- consequences that the words name, each with what decided it
  rounds       smallint not null default 0, -- how often it went to the firm
  lawyer       text,
  signed_by    text,
  signed_at    integer,
  signed_on    date,
  signature    bytea    check (length(signature) = 64),
  page         text     check (page ~ '^[0-9a-f]{64}$'), -- SHA-256 of the page as it goes out
  message      integer,
  closed_at    integer,
  closed_by    text,
  why          text,
  primary key (slot, borrower_id, letter_order),
  check (expected > cost),
  check (decided_by <> proposed_by),
  check (state not in ('with-firm', 'signed', 'posted') or
         (decided_by is not null and digest is not null and code is not null and notice is not null)),
  check (state not in ('signed', 'posted') or
         (signature is not null and lawyer is not null and signed_by is not null and page is not null and message is not null)),
  check ((state in ('declined', 'refused', 'ended')) = (closed_at is not null))
);
create unique index letter_order_open on letter_order (slot, borrower_id)
  where state in ('proposed', 'with-firm', 'signed', 'sent-back');
create index letter_order_of_firm on letter_order (firm, state, slot, borrower_id);
create index letter_order_message on letter_order (slot, borrower_id, message) where message is not null;
create index letter_order_by_day on letter_order (proposed_on, slot, borrower_id);

select raise_wall();

-- A firm sees its own engagement and its own orders, whatever else of a borrower it may see.
create policy own_firm on letter_order as restrictive
  using (nullif(current_setting('anhuan.agency', true), '') is null or firm = current_setting('anhuan.agency', true));
alter table firm_engagement enable row level security;
create policy own_firm on firm_engagement using (firm = current_setting('anhuan.agency', true));
do $$ begin
  if exists (select from pg_roles where rolname = 'anhuan_door') then
    revoke all on firm_lawyer from anhuan_door;
  end if;
end $$;
