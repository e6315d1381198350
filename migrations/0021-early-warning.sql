-- Which accounts were seen to be at risk, why, and what was done to help?
select 1;
