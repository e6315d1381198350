-- Which papers were handed in, and what do they and other circumstances route to a person?
select 1;
