-- What does the wall cost a borrower who reads his own?
--
-- Why. A function asked for every row costs some 30 µs each time, and a page reads dozens of rows. Whose a row is can be compared where it
-- stands: settings with a column, and for rows that name an account alone with the list of his accounts, which is looked up once a
-- statement. The functions still answer for people outside, who see what lies with them.

-- Plain enough for the planner to write into the statement; empty as unset.
create function wall_slot() returns smallint language sql stable
  as $$ select nullif(current_setting('anhuan.slot', true), '')::smallint $$;
create function wall_borrower() returns bigint language sql stable
  as $$ select nullif(current_setting('anhuan.borrower', true), '')::bigint $$;

-- What the policy of a table says; null: it holds nothing of a borrower or an account.
create function wall_of(table_name text, of_borrower boolean, of_account boolean) returns text language sql immutable as $$
  select case
    when table_name = 'reference' then
      'case when wall_borrower() is null then wall_sees_account(account_slot, account_id)
            else account_slot = wall_slot() and account_id = any (array(select a.account_id from account a
                   where a.slot = wall_slot() and a.borrower_id = wall_borrower())) end'
    when of_borrower then
      'case when wall_borrower() is null then wall_sees_borrower(slot::smallint, borrower_id)
            else slot = wall_slot() and borrower_id = wall_borrower() end'
    when of_account then
      'case when wall_borrower() is null then wall_sees_account(slot::smallint, account_id)
            else slot = wall_slot() and account_id = any (array(select a.account_id from account a
                   where a.slot = wall_slot() and a.borrower_id = wall_borrower())) end'
  end
$$;

create or replace function raise_wall() returns void language plpgsql as $$
declare
  one record;
begin
  for one in
    select c.relname as name, c.relrowsecurity as held,
           wall_of(c.relname, bool_or(a.attname = 'borrower_id') and bool_or(a.attname = 'slot'),
                              bool_or(a.attname = 'account_id') and bool_or(a.attname = 'slot')) as sees
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
     group by c.oid, c.relname, c.relrowsecurity
  loop
    if one.sees is not null and not one.held then
      execute format('alter table %I enable row level security', one.name);
      execute format('create policy wall on %I using (%s)', one.name, one.sees);
    -- A table with a policy of its own keeps it.
    elsif one.sees is not null and exists (select from pg_policies p where p.schemaname = current_schema()
                                            and p.tablename = one.name and p.policyname = 'wall' and p.qual like 'wall_sees_%') then
      execute format('alter policy wall on %I using (%s)', one.name, one.sees);
    end if;
  end loop;
  if exists (select from pg_roles where rolname = 'anhuan_door') then
    execute format('grant usage on schema %I to anhuan_door', current_schema());
    execute format('grant select on all tables in schema %I to anhuan_door', current_schema());
    -- What opens doors, what people wrote before it was known who they are, keys and alarms are read by nobody under it.
    revoke all on staff, staff_link, staff_recovery, session, sign_in_try, sign_in_code, people_log, house_key, migration, reply,
      seen_alarm, key_in_force, firm_lawyer from anhuan_door;
  end if;
end $$;
select raise_wall();
