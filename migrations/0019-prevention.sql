-- What a borrower asks to be reminded of: by which way, how many days before a due day, at what hour of his own clock.
--
-- Why. A reminder that he chose himself is an answer to his request, not a step of the ladder: the ladder's strategy does not decide
-- about it, the gate does. `asked_for`: the day for which the last one was put into the queue, so that a night done again asks no
-- second time. What he wants is his to change and to forget: rows are replaced.

create table own_reminder (
  slot        smallint not null,
  borrower_id bigint   not null,
  way         text     not null check (way in ('in-app', 'push', 'sms', 'email')),
  days_before smallint not null check (days_before between 0 and 14),
  clock       smallint not null check (clock between 0 and 1439), -- minutes since midnight where he lives
  asked_for   date,
  primary key (slot, borrower_id, way, days_before)
);
