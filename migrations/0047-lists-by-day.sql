-- How does an agent read a list while the next day's is written?
--
-- Why. Writing the list of 100,000 people takes seconds, and every agent who looked at the turn of a day waited for it. A list has its day in
-- its keys now: the new one is written beside the one that stands, and stands itself when its row in waiting_morning does.
delete from waiting_person where listed_on <> (select max(day) from waiting_morning);
alter table waiting_person drop constraint waiting_person_pkey;
alter table waiting_person add primary key (listed_on, slot, borrower_id);
drop index waiting_next, waiting_amount, waiting_oldest;
create index waiting_next on waiting_person (listed_on, reason, weight desc, slot, borrower_id) where done_at is null;
create index waiting_amount on waiting_person (listed_on, overdue desc, slot, borrower_id) where done_at is null;
create index waiting_oldest on waiting_person (listed_on, oldest_due, slot, borrower_id) where done_at is null;
