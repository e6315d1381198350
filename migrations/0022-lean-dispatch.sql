-- Lean dispatch: what a contact costs the database, without anything it promises.
--
-- Why. A contact is some forty descents into B-trees, and each that proves what another has proved is left out. The index of messages by
-- permit was kept up at every change of a row and is read by nobody who does not know the borrower, whose few messages the primary key
-- finds; that a permit is one contact's is held by the key of `contact_attempt`. Where the check of a contact is the decision that gave
-- the permit, the permit has been held against it already, result and all, and neither ever changes.

drop index message_by_permit;

create or replace function contact_is_permitted() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from added a
              where not exists (select from permit p where p.slot = a.slot and p.borrower_id = a.borrower_id
                                   and p.permit = a.permit and p.used_at = a.at
                                   and (a.checked <> a.permit or p.result = a.result) offset 0)
                 or a.checked <> a.permit
                    and not exists (select from decision d where d.slot = a.slot and d.borrower_id = a.borrower_id
                                       and d.seq = a.checked and d.result = a.result offset 0)) then
    raise exception 'insert on "contact_attempt" violates its foreign key: no permit used at that minute, or no check that allows'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;

-- All that a statement adds is gone through once, not twice.
create or replace function decision_has_law() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from (select distinct law, frame from added) a
              where a.law is not null and not exists (select from law_version v where v.digest = a.law offset 0)
                 or a.frame is not null and not exists (select from decision_frame f where f.frame = a.frame offset 0)) then
    raise exception 'insert on "decision" violates its foreign key: there is no such law, or no such frame'
      using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
