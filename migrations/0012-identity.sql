-- Who speaks for the lender, and how two people on the telephone know each other.
--
-- Why. A message code is answered from the permit itself: revoked there, it is revoked for whoever asks. Numbers, staff, agencies
-- and cards stand in one public register with the moment from which each no longer counts. A word that borrower and caller say
-- to each other is good for minutes and told once. The register has no slot: the same few rows everywhere.

-- Not unique: a code is drawn, not numbered, and answers only together with where it was received.
create index permit_by_code on permit (code);

create table register (
  kind      text        not null check (kind in ('agency', 'worker', 'line', 'card')),
  id        text        not null, -- as rules/telling/registered.ts writes it, so that every way of typing it finds it
  name_zh   text        not null,
  name_en   text        not null,
  acts_for  text,                 -- the agency; null: the house itself
  begins_at timestamptz not null default clock_timestamp(),
  ended_at  timestamptz,
  primary key (kind, id)
);

create table one_time_word (
  slot        smallint    not null,
  borrower_id bigint      not null,
  seq         integer     not null check (seq > 0),
  word        text        not null,
  until       timestamptz not null,
  told_at     timestamptz, -- when an agent on a permitted call was shown it
  told_to     text,
  primary key (slot, borrower_id, seq),
  check ((told_at is null) = (told_to is null))
);
