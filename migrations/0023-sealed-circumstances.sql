-- What was stated in a negotiation, readable only with the borrower's own key.
--
-- Why. Incomes, rent and the reckoning that repeats them are his, like the words of a message: they are sealed with a proof of his own
-- chain, so that destroying his key makes them unreadable in every copy of the book. A plain digest of what was asked could be guessed
-- and compared, so there is none. What an earlier version kept in the clear cannot be sealed by a statement: it is forgotten, and the
-- offers that could only be priced with it end; whoever had one proposes again.
update offer set ended = 'superseded' where ended is null;
alter table proposal drop column stated, drop column told, drop column digest;
alter table proposal add column proof integer; -- seals circumstances and answer; null: forgotten
