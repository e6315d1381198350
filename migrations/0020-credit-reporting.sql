-- What was reported to the credit bureau, announced and corrected?
select 1;
