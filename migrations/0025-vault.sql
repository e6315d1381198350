-- Personal data at rest: who a person is and how he is reached lie sealed under his own key; the master key can be changed.
--
-- Why. Whoever gets a copy of these tables alone must not learn a name, a number or an address. `key` is what a person's key is made of,
-- with the name of the master key that makes it; without it (erased) nothing of his opens. `sealed` holds name, number and mailbox.
-- What a person must be found by stands beside it as a keyed digest (a mark) of the last eight digits, or of the mailbox in small
-- letters: the key of the marks is the house's own, sealed by the master key like its other keys. SQL has no key, so what lay in the clear moves into
-- `unsealed`, and the next start of the program seals it, batch by batch, before it serves; then that table is gone. `key_in_force`
-- names the master key under which everything new is sealed: whoever seals reads it under a shared lock, so that a change of keys
-- knows when nobody seals with the old one any more.

create table key_in_force (
  only_one boolean     not null primary key default true check (only_one),
  master   text        not null,
  since    timestamptz not null default clock_timestamp()
);

create table unsealed (
  what  text     not null check (what in ('person', 'address', 'reply', 'house-key')),
  slot  smallint not null,
  id    bigint   not null,            -- the borrower; 0 where it is nobody's
  name  text     not null default '', -- of the address, the reply or the key
  texts text[]   not null
);
insert into unsealed (what, slot, id, texts)
  select 'person', slot, borrower_id, array[name, coalesce(phone, ''), coalesce(email, '')] from borrower b
   where not exists (select from erasure e where e.slot = b.slot and e.borrower_id = b.borrower_id);
insert into unsealed (what, slot, id, name, texts)
  select 'address', slot, borrower_id, address_id, array[kind, literal] from address where literal <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'reply', slot, 0, reference, array[sender, receiver, body] from reply where sender <> '' or receiver <> '' or body <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'house-key', 0, 0, name, array[encode(key, 'hex')] from house_key;

drop index borrower_by_number, borrower_by_mailbox, address_by_number, address_by_mailbox;

alter table borrower drop column name, drop column phone, drop column email,
  add column key bytea, add column sealed bytea, add column phone_mark bigint, add column email_mark bigint;
update borrower b set key = '\x01' || decode(k.master, 'hex') || k.seed
  from borrower_key k where k.slot = b.slot and k.borrower_id = b.borrower_id and k.seed is not null;
alter table borrower
  add constraint key_is_whole check (octet_length(key) = case get_byte(key, 0) when 1 then 41 when 2 then 73 end),
  add constraint sealed_with_key check (key is not null or (sealed is null and phone_mark is null and email_mark is null));

-- Everybody with proofs: the seal of a day reads nobody else.
create table person_chain (
  slot        smallint not null,
  borrower_id bigint   not null,
  primary key (slot, borrower_id)
);
insert into person_chain (slot, borrower_id) select distinct slot, borrower_id from proof;
drop table borrower_key;

alter table address drop column literal, add column sealed bytea, add column mark bigint;

-- A reply is kept before it is known whose it is: it lies under a key of the house, and is emptied with the person.
alter table reply drop column sender, drop column receiver, drop column body, add column sealed bytea;

alter table house_key drop column key, add column master text, add column wrapped bytea;
alter table staff add column totp_master text;

create index borrower_by_number on borrower (slot, phone_mark) where phone_mark is not null;
create index borrower_by_mailbox on borrower (slot, email_mark) where email_mark is not null;
create index address_by_mark on address (slot, mark) where mark is not null;

do $$ begin
  if not exists (select from unsealed) and not exists (select from staff where totp_secret is not null) then
    alter table house_key alter master set not null, alter wrapped set not null;
    alter table staff add constraint totp_names_its_key check (totp_secret is null or totp_master is not null);
    drop table unsealed;
  end if;
end $$;

select raise_wall();
