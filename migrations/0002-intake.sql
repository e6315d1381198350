-- Intake: what came in from hosts, so that the same thing coming again is known.
--
-- Why. A host sends the same file twice, or a longer one with the old rows in it. `source` remembers every record by its
-- own reference with a digest of what it said: the same digest is known and adds nothing, another one is a change that somebody
-- must see. `slot` is a hash of the reference, as in `reference`. Numbers of accounts and borrowers that come from hosts begin far
-- above those of a seeded book and stay below 2^53.

create sequence account_number start 1000000001;
create sequence borrower_number start 1000000001;

create table intake (
  intake_id   bigint      not null generated always as identity primary key,
  host        text        not null,
  mapping     text        not null,
  files       text        not null,
  taken_on    date        not null,
  added       bigint      not null,
  known       bigint      not null,
  changed     bigint      not null,
  refused     bigint      not null,
  suspended   bigint      not null,
  recorded_at timestamptz not null default now()
);

create table source (
  slot      smallint not null,
  host      text     not null,
  kind      text     not null check (kind in ('borrower', 'account', 'payment', 'reversal', 'correction')),
  reference text     not null,
  -- all the record said, and the part of it that can never change (whose, which product, what was lent)
  digest    bytea    not null,
  fixed     bytea    not null,
  -- number of the borrower or account here; null for a fact
  number    bigint,
  intake_id bigint   not null,
  primary key (slot, host, kind, reference)
);
