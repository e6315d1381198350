-- Pace: what makes a contact cheaper to permit, without anything it promises.
--
-- Why. Of the database's work for a contact a third was asking, row by row, whether the row referred to is there, with two unique
-- indexes kept for nothing else, and a quarter was copying the four thousand letters of a decision, nearly all of which stand in
-- the next person's too. The references hold as before, by the tables themselves: they are asked once for all rows of a statement.
-- That is as strong as a foreign key because nothing referred to ever changes or goes: decisions, laws and frames are only appended,
-- a used permit is final, and the columns of a permit that say what it is are closed below. Each look is by key, whatever a plan
-- made on an empty table would like better.

-- What many decisions have in common: law, strategy and both texts, with the places at which they differ. Named by a digest of all of
-- it, so a frame never means anything else. No slot: a few rows everywhere (a reference table of a cluster).
create table decision_frame (
  frame       bytea       not null primary key, -- the first 16 bytes of its SHA-256
  shape       bytea       not null,             -- of the texts without their numbers: what a new decision is looked up by
  law         text        not null references law_version,
  strategy    text        not null,
  inputs      text        not null,             -- U+0001 stands for the log of contacts
  answer      text        not null,
  recorded_at timestamptz not null default now()
);
create index decision_frame_by_shape on decision_frame (shape);
create trigger decision_frame_append_only before update or delete or truncate on decision_frame
  for each statement execute function refuse_change();

-- A decision stands whole in its row, as before, or as a frame with what differs (server/db/gate/decision-text.ts).
alter table decision
  alter column law drop not null,
  alter column strategy drop not null,
  alter column inputs drop not null,
  alter column answer drop not null,
  add column frame bytea,
  add column differs text,
  add constraint decision_is_whole check (
    case when frame is null
         then differs is null and law is not null and strategy is not null and inputs is not null and answer is not null
         else differs is not null and law is null and strategy is null and inputs is null and answer is null end),
  drop constraint decision_law_fkey;

-- A permit that is used in the statement that gives it is never asked again what it allows: its decision says so.
alter table permit
  alter column attempt drop not null,
  add constraint permit_says_what check (attempt is not null or used_at is not null);

alter table contact_attempt
  drop constraint contact_attempt_slot_borrower_id_permit_at_fkey,
  drop constraint contact_attempt_slot_borrower_id_checked_result_fkey;
alter table permit
  drop constraint permit_slot_borrower_id_permit_result_fkey,
  drop constraint permit_slot_borrower_id_permit_used_at_key;
alter table decision drop constraint decision_slot_borrower_id_seq_result_key;

create function decision_has_law() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from (select distinct law from added where law is not null) a
              where not exists (select from law_version v where v.digest = a.law offset 0))
     or exists (select from (select distinct frame from added where frame is not null) a
                 where not exists (select from decision_frame f where f.frame = a.frame offset 0)) then
    raise exception 'insert on "decision" violates its foreign key: there is no such law, or no such frame'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger decision_refers after insert on decision referencing new table as added
  for each statement execute function decision_has_law();

create function permit_is_decided() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from added a
              where not exists (select from decision d where d.slot = a.slot and d.borrower_id = a.borrower_id
                                   and d.seq = a.permit and d.result = a.result offset 0)) then
    raise exception 'insert on "permit" violates its foreign key: no decision that allows gave it'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger permit_refers after insert on permit referencing new table as added
  for each statement execute function permit_is_decided();
create trigger permit_stays before update of slot, borrower_id, permit, result, at, until, attempt on permit
  for each statement execute function refuse_change();

-- No contact without a permit, and one used at that very minute; none without the check made then.
create function contact_is_permitted() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from added a
              where not exists (select from permit p where p.slot = a.slot and p.borrower_id = a.borrower_id
                                   and p.permit = a.permit and p.used_at = a.at offset 0)
                 or not exists (select from decision d where d.slot = a.slot and d.borrower_id = a.borrower_id
                                   and d.seq = a.checked and d.result = a.result offset 0)) then
    raise exception 'insert on "contact_attempt" violates its foreign key: no permit used at that minute, or no check that allows'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger contact_attempt_refers after insert on contact_attempt referencing new table as added
  for each statement execute function contact_is_permitted();
