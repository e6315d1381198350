-- Money in suspense has a currency of its own.
--
-- Why: the account it is for is not known, so no product says which currency it is in, and a house may lend in several. Null
-- where the host named none: then it is told apart in the books until its account appears.

alter table suspense add column currency text check (currency ~ '^[A-Z]{3}$');
