-- What was proposed, offered, agreed, kept and broken?

-- Closing's part: the agreement that lives on an account, and the schedule one left behind.
--
-- Why one column at the end, and text. Nearly no account has one, and an empty column at the end of a row costs nothing: neither
-- in its pages nor in the log of a night. Closing reads it with the row, because a break must fall back on the account as it
-- would be had nothing been agreed; the form is that of events (bigints as "123n"), so a person can read it.
alter table account add column agreement text;
