-- What did a letter, a visit or a court really cost the house, and on which day?
--
-- Why. The figures reckoned every contact at an assumed price. What was laid out stands here as it happened, once for each reason, and takes
-- the assumption's place in the cost of what was recovered. It is the house's own money: no debt is raised by it, and no row of the ledger
-- of an account comes from here. What a court awards is another thing and stands with its case.

create table booked_cost (
  slot        smallint not null,
  borrower_id bigint   not null,
  kind        text     not null check (kind in ('letter', 'visit', 'court-fee', 'enforcement-fee', 'preservation-fee', 'lawyer',
                         'service', 'other')),
  name        text     not null,               -- of what it was laid out for, among those of the borrower
  account_id  bigint   not null,
  day         date     not null,
  amount      bigint   not null check (amount > 0),
  currency    text     not null,
  permit      integer,                         -- of the contact that it paid for
  source      text     not null check (source <> ''),
  at          integer  not null,
  primary key (slot, borrower_id, kind, name)
);
create index booked_cost_day on booked_cost (day);
create index booked_cost_permit on booked_cost (slot, borrower_id, permit) where permit is not null;
create trigger booked_cost_append_only before update or delete or truncate on booked_cost
  for each statement execute function refuse_change();

select raise_wall();
