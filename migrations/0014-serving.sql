-- What does a sender that serves for good keep?
select 1;
