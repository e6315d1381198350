-- What does a borrower set up for himself?
select 1;
