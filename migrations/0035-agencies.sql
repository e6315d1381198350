-- Who works for the house from outside, what lies with him, and what did he do with it?
--
-- Why. An agency is let in by papers that one person proposes and another decides; what it may do on a day is their fold, so that the past
-- can be told. A case is one debt that lies with one agency: drawn, told to the borrower, begun, given back. The database refuses a second
-- agency for a debt and a beginning before the borrower was told. What a program of an agency asks for is kept apart from what it did:
-- a contact that it reports and had no leave for is a breach, counted as often as it is tried.

create table agency_paper (
  paper      integer generated always as identity primary key,
  agency     text not null,
  kind       text not null check (kind in ('admission', 'licence', 'contract', 'evaluation', 'examination', 'rule', 'ending')),
  data       text not null,             -- JSON, as rules/agencies/agency-paper.ts writes it
  day        date not null,             -- of the house
  by         text not null check (by <> ''),
  decided_on date,
  decided_by text,
  verdict    text check (verdict in ('granted', 'refused')),
  why        text,
  check (decided_by <> by),
  check ((decided_on is null) = (decided_by is null) and (decided_on is null) = (verdict is null))
);
create index agency_paper_waiting on agency_paper (paper) where verdict is null;
create trigger agency_paper_is_final before update on agency_paper
  for each row when (old.verdict is not null or new.data <> old.data or new.by <> old.by) execute function refuse_change();
create trigger agency_paper_is_kept before delete or truncate on agency_paper
  for each statement execute function refuse_change();

create table agency_case (
  slot        smallint not null,
  account_id  bigint   not null,
  number      integer  not null check (number > 0), -- within the account
  borrower_id bigint   not null,
  agency      text     not null,
  rule        text     not null,        -- by which it was drawn, with the paper that made it
  overdue     bigint   not null,        -- minor units on that day
  drawn_on    date     not null,
  message     integer,                  -- the notice that was asked for last
  asked_on    date,
  tries       smallint not null default 0,
  told_on     date,                     -- the notice was handed over
  begins_on   date,
  last_on     date     not null,        -- the last day it may lie there
  idle_days   integer  not null,        -- it goes back when it began so long ago and nothing was paid
  held_on     date,
  held_why    text,
  ended_on    date,
  ended_why   text,
  declaration integer,                  -- by which the agency said that it deleted what it had
  primary key (slot, account_id, number),
  check (begins_on is null or told_on is not null and begins_on >= told_on),
  check ((ended_on is null) = (ended_why is null)),
  check ((held_on is null) = (held_why is null))
);
create unique index agency_case_one on agency_case (slot, account_id) where ended_on is null;
create index agency_case_open on agency_case (agency, slot, account_id) where ended_on is null;
create index agency_case_of_person on agency_case (slot, borrower_id) where ended_on is null;
create index agency_case_undeclared on agency_case (agency) where ended_on is not null and begins_on is not null and declaration is null;

-- What was recalled on its first day was seen on no later one.
alter table placement drop constraint placement_check, add constraint placement_days check (until_day is null or until_day >= from_day);
-- One office for a debt and a purpose: two at once are refused by the index, two after each other that overlap by the function.
create unique index placement_one on placement (slot, account_id, purpose) where until_day is null;
create function refuse_second_office() returns trigger language plpgsql as $$
begin
  if exists (select from placement p
              where p.slot = new.slot and p.account_id = new.account_id and p.purpose = new.purpose and p.from_day <> new.from_day
                and (tg_op = 'INSERT' or p.from_day <> old.from_day)
                and daterange(p.from_day, p.until_day) && daterange(new.from_day, new.until_day)) then
    raise exception 'account % lies with another office for this purpose', new.account_id using errcode = 'unique_violation';
  end if;
  return new;
end $$;
create trigger placement_of_one before insert or update on placement for each row execute function refuse_second_office();

-- Leave that a program of an agency asked for.
create table agency_ask (
  slot        smallint not null,
  borrower_id bigint   not null,
  permit      integer  not null,
  account_id  bigint   not null,
  agency      text     not null,
  key         text     not null,
  worker      text     not null,
  at          integer  not null,
  used_at     integer,
  told_at     integer,                  -- the outcome was reported
  listed      boolean  not null default false, -- it was not, and stands among the breaches
  primary key (slot, borrower_id, permit),
  check (told_at is null or used_at is not null)
);
create index agency_ask_untold on agency_ask (used_at) where used_at is not null and told_at is null and not listed;

-- What ends soon, told once.
create table agency_alarm (
  agency  text    not null,
  what    text    not null check (what in ('licence', 'contract', 'evaluation', 'examination')),
  about   text    not null,             -- number of the collector; empty: the agency
  until   date    not null,
  told_on date    not null,
  stopped boolean not null default false,
  primary key (agency, what, about, until, stopped)
);

-- An agency's word that nothing is left with it.
create table agency_declaration (
  declaration integer     generated always as identity primary key,
  agency      text        not null,
  day         date        not null,
  by          text        not null,
  words       text        not null,
  cases       integer     not null,
  digest      text        not null,     -- SHA-256 of the words and of every case they are about
  at          timestamptz not null default clock_timestamp()
);
create trigger agency_declaration_append_only before update or delete or truncate on agency_declaration
  for each statement execute function refuse_change();

alter table api_key add column agency text, add check (agency is null or scopes = array['agency:work']),
  add check (agency is not null or not 'agency:work' = any (scopes));
alter table note add column agency text; -- whose person wrote it; null: the house's own

alter table breach drop constraint breach_kind_check, add column tries integer not null default 1,
  add constraint breach_kind_check check (kind in ('no-permit', 'after-silence', 'late-use', 'handed-without-contact', 'does-not-replay',
    'chain-broken', 'agency-outside', 'agency-no-permit', 'agency-late', 'agency-untold'));

-- What an agency tries counts as often as it tries, until somebody answers for it; then it is listed anew.
drop index breach_once;
create unique index breach_once on breach (slot, borrower_id, day, kind, coalesce(permit, 0)) where kind not like 'agency-%';
create unique index breach_of_agency on breach (slot, borrower_id, day, kind, coalesce(permit, 0), detail)
  where kind like 'agency-%' and answered_at is null;

-- An agency reads its own, also what it gave back; a borrower what is about him.
alter table agency_case enable row level security;
alter table agency_ask enable row level security;
alter table agency_paper enable row level security;
alter table agency_alarm enable row level security;
alter table agency_declaration enable row level security;
create policy wall on agency_case using (case when nullif(current_setting('anhuan.agency', true), '') is null
  then wall_sees_borrower(slot, borrower_id) else agency = current_setting('anhuan.agency', true) end);
create policy wall on agency_ask using (case when nullif(current_setting('anhuan.agency', true), '') is null
  then wall_sees_borrower(slot, borrower_id) else agency = current_setting('anhuan.agency', true) end);
create policy wall on agency_paper using (agency = nullif(current_setting('anhuan.agency', true), ''));
create policy wall on agency_alarm using (agency = nullif(current_setting('anhuan.agency', true), ''));
create policy wall on agency_declaration using (agency = nullif(current_setting('anhuan.agency', true), ''));
select raise_wall();
