-- How does somebody come in by a passkey, or by the identity provider of his company?
--
-- Why. Of a passkey there is its public half only, of a challenge and of a visit to the provider a digest only, and what a visit proves
-- itself with follows from the browser's own secret: whoever reads these tables cannot sign in. A challenge and a visit are used up by
-- the statement that asks for them. A person who was made by a provider has no password here, and is known by the provider's own name
-- for him, never by an address of mail that somebody else may come to have.

alter table staff
  add column issuer  text,               -- whose person: the provider's address
  add column subject text,               -- and what the provider calls him
  add unique (issuer, subject),
  add check ((issuer is null) = (subject is null)),
  add check (issuer is null or password is null);

create table passkey (
  id         bytea       not null primary key check (length(id) between 1 and 1023),
  number     text        not null references staff,
  public_key bytea       not null,
  uses       bigint      not null,       -- as its device counts; 0 where it does not count
  transports text[]      not null,
  name       text        not null,       -- as its person calls it
  synced     boolean     not null,       -- kept by a store that is on several devices
  made_at    timestamptz not null default clock_timestamp(),
  used_at    timestamptz
);
create index passkey_of_staff on passkey (number);

create table sign_in_challenge (
  digest  bytea       not null primary key,
  purpose text        not null check (purpose in ('add-passkey', 'passkey', 'passkey-again', 'telephone')),
  number  text        references staff,  -- whose answer is expected; null: anybody's
  until   timestamptz not null
);
create index sign_in_challenge_by_end on sign_in_challenge (until);

create table provider_visit (
  digest  bytea       not null primary key,
  session bytea,                         -- the session in which the second factor is to be shown again
  back_to text,                          -- the page that was wanted
  until   timestamptz not null
);
create index provider_visit_by_end on provider_visit (until);

-- How its person came in.
alter table session
  add column how text check (how in ('password', 'passkey', 'provider', 'code', 'demonstration'));

-- The wall's role reads none of this: no policy lets a row through.
alter table passkey enable row level security;
alter table sign_in_challenge enable row level security;
alter table provider_visit enable row level security;
