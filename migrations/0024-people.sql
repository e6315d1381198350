-- Who may come in, and what keeps a stranger out?
--
-- Why. Nothing here opens anything by itself: a password is an Argon2id hash, the secret of a one-time password is sealed with the
-- master key, and of a session, a link, a recovery code or a borrower's code there is a digest only: whoever reads these tables cannot
-- sign in. Tries are counted under a keyed digest of what was typed, known or not, so that a count tells nothing about who exists.
-- These clocks are the database's, not the house's: a session ends by real time even where the house rehearses another day.

create table staff (
  number      text        not null primary key check (number ~ '^[A-Za-z0-9_-]{1,40}$'), -- as it stands in calls, decisions and the register
  login       text        not null unique check (login = lower(login) and login <> ''),
  name        text        not null,
  roles       text[]      not null,
  agency      text,                     -- whose person: sees what is placed with it and nothing else
  password    text,                     -- null until a link was used
  totp_secret bytea,                    -- sealed with the master key
  totp_step   bigint,                   -- the last step that was used: none counts twice
  made_at     timestamptz not null default clock_timestamp(),
  made_by     text,
  ended_at    timestamptz,
  check (roles <@ array['agent', 'lead', 'strategist', 'compliance', 'administrator', 'agency', 'auditor'] and roles <> '{}'),
  check (('agency' = any (roles)) = (agency is not null)),
  check ('agency' <> all (roles) or cardinality(roles) = 1),
  check ((password is null) = (totp_secret is null))
);

create table staff_link (
  digest  bytea       not null primary key,
  number  text        not null references staff,
  until   timestamptz not null,
  used_at timestamptz
);

create table staff_recovery (
  number  text        not null references staff,
  digest  bytea       not null,
  used_at timestamptz,
  primary key (number, digest)
);

create table session (
  digest       bytea       not null primary key,
  staff        text        references staff,
  slot         smallint,
  borrower_id  bigint,
  began_at     timestamptz not null default clock_timestamp(),
  seen_at      timestamptz not null default clock_timestamp(),
  idle_minutes integer     not null,
  ends_at      timestamptz not null,
  confirmed_at timestamptz,             -- when the second factor was last shown
  ended_at     timestamptz,
  device       text        not null,    -- what the browser calls itself, cut short
  check ((staff is null) = (borrower_id is not null) and (slot is null) = (borrower_id is null))
);
create index session_of_staff on session (staff) where staff is not null and ended_at is null;
create index session_of_borrower on session (slot, borrower_id) where borrower_id is not null and ended_at is null;

create table sign_in_try (
  subject bytea       not null,
  at      timestamptz not null default clock_timestamp()
);
create index sign_in_try_by_subject on sign_in_try (subject, at);

create table sign_in_code (
  slot        smallint    not null,
  borrower_id bigint      not null,
  account_id  bigint      not null, -- whose entry asked for it
  digest      text        not null,
  until       timestamptz not null,
  tries       integer     not null default 0,
  used_at     timestamptz,
  primary key (slot, borrower_id)
);

-- Which account lies with which agency. Days are the house's.
create table placement (
  slot       smallint not null,
  account_id bigint   not null,
  agency     text     not null,
  from_day   date     not null,
  until_day  date,                      -- first day on which it lies there no more
  primary key (slot, account_id, from_day),
  check (until_day is null or until_day > from_day)
);

-- Whoever has signed in is led to his own pages: which reference is his?
create index reference_of_account on reference (account_slot, account_id);

-- What was done about people who may come in; never a secret, never what was typed.
create table people_log (
  seq   bigint      generated always as identity primary key,
  at    timestamptz not null default clock_timestamp(),
  who   text        not null,
  what  text        not null,
  about text
);

-- The second wall. Whatever a page's own check lets through by mistake, a borrower's or an agency's reading runs under a role that sees
-- the rows of that borrower, or of what lies with that agency, and no others: who it is stands in settings of the connection. The owner
-- of the tables, under whom closing and sending work, is not held by it and pays nothing for it.
create function wall_sees_borrower(of_slot smallint, of_borrower bigint) returns boolean
  language sql stable security definer set search_path from current as $$
  select coalesce(of_slot = nullif(current_setting('anhuan.slot', true), '')::smallint
              and of_borrower = nullif(current_setting('anhuan.borrower', true), '')::bigint, false)
      or exists (select from placement p join account a on a.slot = p.slot and a.account_id = p.account_id
                  where p.slot = of_slot and a.borrower_id = of_borrower
                    and p.agency = nullif(current_setting('anhuan.agency', true), '')
                    and p.from_day <= nullif(current_setting('anhuan.day', true), '')::date
                    and (p.until_day is null or p.until_day > nullif(current_setting('anhuan.day', true), '')::date))
$$;

create function wall_sees_account(of_slot smallint, of_account bigint) returns boolean
  language sql stable security definer set search_path from current as $$
  select exists (select from account a where a.slot = of_slot and a.account_id = of_account
                    and (nullif(current_setting('anhuan.agency', true), '') is null
                         or exists (select from placement p where p.slot = of_slot and p.account_id = of_account
                                       and p.agency = nullif(current_setting('anhuan.agency', true), '')))
                    and wall_sees_borrower(a.slot, a.borrower_id))
$$;

-- A role belongs to the whole server: another database may have made it, or this user may not make roles. Then whoever runs the server
-- makes it, and asking for sessions waits until he has.
do $$ begin
  if not exists (select from pg_roles where rolname = 'anhuan_door') then
    create role anhuan_door nologin;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant anhuan_door to %I', current_user);
    end if;
  end if;
exception when duplicate_object or unique_violation or insufficient_privilege then null;
end $$;

-- Every table that holds something of a borrower or of an account, those of later migrations by a call of their own.
create function raise_wall() returns void language plpgsql as $$
declare
  one record;
  sees text;
begin
  for one in
    select c.relname as name,
           bool_or(a.attname = 'borrower_id') and bool_or(a.attname = 'slot') as of_borrower,
           bool_or(a.attname = 'account_id') and bool_or(a.attname = 'slot') as of_account
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
     group by c.relname
  loop
    sees := case when one.name = 'reference' then 'wall_sees_account(account_slot, account_id)'
                 when one.of_borrower then 'wall_sees_borrower(slot::smallint, borrower_id)'
                 when one.of_account then 'wall_sees_account(slot::smallint, account_id)' end;
    if sees is not null then
      execute format('alter table %I enable row level security', one.name);
      execute format('create policy wall on %I using (%s)', one.name, sees);
    end if;
  end loop;
  if exists (select from pg_roles where rolname = 'anhuan_door') then
    execute format('grant usage on schema %I to anhuan_door', current_schema());
    execute format('grant select on all tables in schema %I to anhuan_door', current_schema());
    -- What opens doors, and what people wrote before it was known who they are, is read by nobody under it.
    revoke all on staff, staff_link, staff_recovery, session, sign_in_try, sign_in_code, people_log, house_key, migration, reply
      from anhuan_door;
  end if;
end $$;
select raise_wall();
