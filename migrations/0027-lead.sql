-- The lead's door: who works how much, who is away, who was given to whom, what is promised for which day, which calls were looked at.
--
-- Why. `assignment` says who has a person now; here is how it came about. A round is one act of giving, by the morning's rule or by a
-- lead; its moves are only appended, so that a round can be undone where nothing has changed since, and whoever was moved because
-- somebody was away finds home again. What a look at the team shows of nights is written by the night, for those only about whom
-- something happened; a look then reads a few rows a day. Days are the house's, timestamps the database's.

-- What holds for one agent where it is not the house's usual (policy/house/team-rules.ts). No slot: a few rows.
create table team_member (
  worker    text        not null primary key,
  languages text[]      not null check (languages <@ array['zh-CN', 'en']),
  queues    text[]      not null,            -- those he works on; empty: all
  capacity  integer     not null check (capacity between 0 and 2000),
  set_by    text        not null,
  set_at    timestamptz not null default clock_timestamp()
);

create table absence (
  absence   integer     generated always as identity primary key,
  worker    text        not null,
  from_day  date        not null,
  until_day date        not null,            -- the last day away
  why       text        not null,
  noted_by  text        not null,
  noted_at  timestamptz not null default clock_timestamp(),
  ended_by  text,                            -- back before that day
  homed_on  date,                            -- his people came back to him
  check (until_day >= from_day)
);
create index absence_open on absence (worker) where homed_on is null;

create table assignment_round (
  round   integer     generated always as identity primary key,
  kind    text        not null check (kind in ('morning', 'lead', 'undo')),
  day     date        not null,
  by_whom text        not null,
  why     text        not null,
  undoes  integer     references assignment_round,
  at      timestamptz not null default clock_timestamp()
);

create table assignment_move (
  slot        smallint not null,
  borrower_id bigint   not null,
  move        bigint   generated always as identity,
  round       integer  not null references assignment_round,
  account_id  bigint   not null,
  from_worker text,                          -- null: nobody had him
  to_worker   text,                          -- null: nobody has him any more
  home        text,                          -- moved because somebody is away: to whom he goes back
  why         text     not null check (why in ('rule', 'same-worker', 'absence', 'home', 'left', 'cured', 'lead', 'undo')),
  primary key (slot, borrower_id, move),
  check (from_worker is distinct from to_worker),
  check ((home is not null) = (why = 'absence'))
);
create index assignment_move_of_round on assignment_move (round, slot, borrower_id);
create index assignment_move_away on assignment_move (home) where home is not null;
create trigger assignment_move_append_only before update or delete or truncate on assignment_move
  for each statement execute function refuse_change();
create index if not exists assignment_of_worker on assignment (worker, slot, borrower_id);

-- What each morning found and did, queue by queue.
create table team_morning (
  day     date    not null,
  queue   text    not null,
  waiting integer not null,                  -- people with work for a person
  oldest  date    not null,                  -- the day since which the first of them waits
  held    integer not null,                  -- of them: with somebody already
  given   integer not null,
  no_room integer not null,
  nobody  integer not null,                  -- nobody here may take them
  primary key (day, queue)
);

-- What an agent's day came to.
create table agent_day (
  day         date    not null,
  worker      text    not null,
  calls       integer not null,
  right_party integer not null,              -- calls in which he spoke with the person himself
  kept        integer not null,              -- rows of agreements that were decided that night, of people he has
  partly      integer not null,
  broken      integer not null,
  upheld      integer not null,              -- complaints that were right and caused by him
  refused     integer not null,              -- calls that the gate refused him
  primary key (day, worker)
);

-- Calls that an agent asked for and the gate refused. The decision itself is the evidence; this says whose press it was.
create table call_refused (
  slot        smallint not null,
  borrower_id bigint   not null,
  decision    integer  not null,
  worker      text     not null,
  at          integer  not null,             -- the house's minute
  rule        text     not null,
  told_at     timestamptz not null default clock_timestamp(),
  primary key (slot, borrower_id, decision)
);
create index call_refused_lately on call_refused (told_at);
create index phone_call_lately on phone_call (begun_at);

-- The rows of agreements, with what came of each: for the calendar of promises. Written by the night for agreements that changed in it.
create table promised_row (
  slot        smallint not null,
  account_id  bigint   not null,
  agreement   text     not null,
  row         smallint not null check (row >= 0),
  borrower_id bigint   not null,
  product     smallint not null,
  kind        text     not null,
  due         date     not null,
  amount      bigint   not null check (amount > 0), -- minor units
  paid        bigint   not null check (paid between 0 and amount),
  state       text     not null check (state in ('pending', 'kept', 'partly', 'broken', 'gone')),
  decided_on  date,
  worker      text,                          -- who had the person when it was decided, else who has taken the promise
  primary key (slot, account_id, agreement, row),
  check ((state = 'pending') = (decided_on is null))
);
create index promised_row_due on promised_row (due, slot, account_id);
create index promised_row_pending on promised_row (due, slot, account_id) where state = 'pending';
create index promised_row_decided on promised_row (decided_on) where decided_on is not null;
create index agreement_turned on agreement (agreed_on) where agreed_on is not null;
create index agreement_withdrawn on agreement (withdrawn_on) where withdrawn_on is not null;

-- A tenth of the calls that were answered, drawn by nobody, and what a reviewer found in each.
create table quality_sample (
  slot        smallint not null,
  borrower_id bigint   not null,
  permit      integer  not null,             -- the call
  day         date     not null,
  worker      text     not null,
  form        text     not null,             -- which form, with its date
  reviewer    text,
  reviewed_on date,
  answers     text,                          -- JSON: question, yes, no or not applicable, note
  yes         smallint,
  no          smallint,
  coaching    text,                          -- what the agent reads
  read_at     timestamptz,                   -- when he did
  primary key (slot, borrower_id, permit),
  foreign key (slot, borrower_id, permit) references phone_call (slot, borrower_id, permit),
  constraint not_his_own check (reviewer <> worker),
  check ((reviewer is null) = (reviewed_on is null) and (reviewer is null) = (answers is null)
     and (reviewer is null) = (yes is null) and (reviewer is null) = (no is null))
);
create index quality_sample_waiting on quality_sample (day, slot, borrower_id, permit) where reviewer is null;
create index quality_sample_of_worker on quality_sample (worker, reviewed_on);
select raise_wall();
