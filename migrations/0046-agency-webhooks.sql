-- Which agency hears of its own placements, and what is written down for it?
--
-- Why. An agency is told sooner what it would read or be refused anyway: that a debt lies with it, that it came back, that leave about it
-- was taken away. An endpoint of an agency hears of nothing else, and no other endpoint hears of that. A row of the outbox names the case;
-- it is written by the statement that begins, ends or silences it, and only while somebody of that agency listens.

alter table webhook_endpoint add column agency text, add check (agency is null or host is null);
alter table webhook_event add column agency text;   -- whose placement it is about; null: it is for the lender's own programs
alter table webhook_outbox drop constraint webhook_outbox_source_check,
  -- Of the last three `subject` is the account and `seq` the number of the case within it.
  add constraint webhook_outbox_source_check check (source in ('account', 'person', 'placed', 'returned', 'silenced'));

-- As before, of those who listen for the lender.
create or replace function webhook_heard(of text) returns boolean language sql stable as $$
  select exists (select from webhook_endpoint where agency is null and (of <> 'contact' or 'contact.made' = any (kinds)))
      or exists (select from api_key where ended_at is null and 'events:read' = any (scopes))
$$;

-- Whether a program of this agency listens.
create function agency_heard(who text) returns boolean language sql stable as $$
  select exists (select from webhook_endpoint where agency = who)
$$;
