-- Complaints of every kind, from everywhere: what each is about, who has it, what came of it, and where it came from.
--
-- Why. A complaint is decided by a person with a clock; the case of the review queue holds clock, owner, four eyes and appeal, and this
-- row what is asked about complaints afterwards: how many, about what, by which way, right or not, and which strategy, text, agent or
-- agency they came from. What was suggested beside the words is kept apart from what the person decided.

alter table complaint add column kind text not null default 'contact'
  check (kind in ('charges', 'payments', 'hardship', 'settlement', 'credit-record', 'identity', 'contract', 'contact', 'service', 'other'));
alter table complaint add column via text not null default 'portal'
  check (via in ('portal', 'phone', 'email', 'letter', 'sms', 'branch', 'regulator'));
alter table complaint add column account_id bigint;
alter table complaint add column taken_by text;           -- who wrote it down; null: the borrower himself
alter table complaint add column their_number text;       -- the regulator's own number for it
alter table complaint add column suggested text;          -- kind that the words suggested; null: none
alter table complaint add column hardship boolean not null default false; -- the words may speak of hardship
alter table complaint add column review integer;          -- its case in the review queue
alter table complaint add column valid boolean;           -- as decided
alter table complaint add column reason text;
alter table complaint add column cause text
  check (cause in ('strategy', 'template', 'agent', 'agency', 'carrier', 'data', 'product', 'delay', 'none'));
alter table complaint add column cause_of text;           -- which one: "first@1", "overdue/sms/plain@1", "a17"
alter table complaint add column extended_on date;
alter table complaint add column extended_why text;
alter table complaint add check ((extended_on is null) = (extended_why is null));
alter table complaint add check (decided_on is null or review is null or (valid is not null and cause is not null));
create index complaint_received on complaint (received_on);
