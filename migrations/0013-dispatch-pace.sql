-- What makes a message cheaper to judge, send and prove?
select 1;
