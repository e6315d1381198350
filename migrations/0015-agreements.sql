-- What was proposed, offered, agreed, kept and broken?
select 1;
