-- Ladders: every version that was ever handed in, what became of it, and from which night on which version is walked.
--
-- Why. Why somebody was contacted on a day must be said years later from the version that planned it. A version is appended and never
-- changed; nobody approves his own, which the database holds by itself, because an approval carries the author it is checked against. Only
-- an approved version can be put into force: what is scheduled refers to the approval. What was said last counts, so a roll back is one
-- more row. Drafts are the one thing here that changes: whoever writes one may leave it and come back. No slot: the same few rows
-- everywhere (reference tables of a cluster). Days are business days, timestamps the database's own clock.

create table ladder_version (
  strategy text        not null check (strategy ~ '^[a-z][a-z0-9-]{0,39}$'),
  version  integer     not null check (version > 0),
  body     text        not null, -- its steps, in their only form
  digest   text        not null, -- sha-256 of the body, so that the same steps are handed in once
  based_on integer,              -- the version it was made from
  why      text        not null check (why <> ''),
  author   text        not null check (author <> ''),
  made_on  date        not null,
  made_at  timestamptz not null default clock_timestamp(),
  primary key (strategy, version),
  unique (strategy, version, author),
  unique (strategy, digest)
);

-- What became of a version: approved by another person than its author, refused, or taken out of use for good.
create table ladder_mark (
  strategy  text        not null,
  version   integer     not null,
  author    text        not null,
  mark      text        not null check (mark in ('approved', 'refused', 'retired')),
  by_whom   text        not null check (by_whom <> ''),
  why       text        not null check (why <> ''),
  day       date        not null,
  marked_at timestamptz not null default clock_timestamp(),
  primary key (strategy, version, mark),
  foreign key (strategy, version, author) references ladder_version (strategy, version, author),
  check (mark <> 'approved' or by_whom <> author)
);

-- From this night on, this version; of those that reach a night the one that was said last.
create table ladder_schedule (
  seq        integer     generated always as identity primary key,
  strategy   text        not null,
  version    integer     not null,
  mark       text        not null default 'approved' check (mark = 'approved'),
  from_night date        not null,
  by_whom    text        not null check (by_whom <> ''),
  why        text        not null check (why <> ''),
  said_on    date        not null,
  said_at    timestamptz not null default clock_timestamp(),
  foreign key (strategy, version, mark) references ladder_mark (strategy, version, mark)
);

create table ladder_draft (
  draft      integer     generated always as identity primary key,
  strategy   text        not null,
  based_on   integer     not null,
  body       text        not null,
  author     text        not null check (author <> ''),
  revision   integer     not null default 1, -- whoever saves names the one he has read
  opened_at  timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  foreign key (strategy, based_on) references ladder_version (strategy, version)
);

create trigger ladder_version_append_only before update or delete or truncate on ladder_version
  for each statement execute function refuse_change();
create trigger ladder_mark_append_only before update or delete or truncate on ladder_mark
  for each statement execute function refuse_change();
create trigger ladder_schedule_append_only before update or delete or truncate on ladder_schedule
  for each statement execute function refuse_change();

select raise_wall();
