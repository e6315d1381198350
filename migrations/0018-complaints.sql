-- Who complained about what, until when must it be answered, and what came of it?
select 1;
