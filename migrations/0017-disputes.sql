-- What is disputed, and what came of it?
select 1;
