-- Who works for the house from outside, and for what does an account lie with him?
--
-- Why. A law firm's person and a visitor see other things than a collector of an agency, so each has a role of his own (`firm`, `field`). What lies with an
-- office lies there for a purpose: a debt may lie with one agency that collects and, for its letters, with a law firm, and with no
-- second office for either. The wall asks who holds it and until when, and needs no change.

alter table staff drop constraint staff_roles_check, drop constraint staff_check, drop constraint staff_roles_check1;
alter table staff
  add check (roles <@ array['agent', 'lead', 'strategist', 'compliance', 'administrator', 'agency', 'firm', 'field', 'auditor'] and roles <> '{}'),
  -- An office's person has no other role. A visitor is the house's own, or an agency's.
  add check (case when roles && array['agency', 'firm'] then agency is not null and cardinality(roles) = 1
                  else agency is null or roles = array['field'] end);

alter table placement add column purpose text not null default 'collect' check (purpose in ('collect', 'letter', 'court'));
alter table placement drop constraint placement_pkey;
alter table placement add primary key (slot, account_id, purpose, from_day);
