-- Which arrears has a night looked at for a write-off, and what stood against it?
--
-- Why. A night looks at so many, the oldest first. Those that are barred stayed the oldest and hid all others for ever: who was looked at
-- comes again after whoever was not.
create table write_off_look (
  slot       smallint not null,
  account_id bigint   not null,
  looked_on  date     not null,
  bars       text[]   not null check (bars <> '{}'),
  primary key (slot, account_id)
);
select raise_wall();
