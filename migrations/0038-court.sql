-- Which debts go to court, how far has each come, when does a claim grow too old, and which debts take a path of their own?
--
-- Why. Every step of a case is a fact of the borrower, appended with its proof like everything that is known of him; `court_case` is the
-- fold of those steps, one row a case, so that a clerk's list is one index. A claim's limitation needs to be looked at on the day an alarm
-- is due and not before: what happens meanwhile only puts its end off. No personal data stands here: a court's own number for a case
-- is sealed with the person's key.

create table court_case (
  slot         smallint not null,
  borrower_id  bigint   not null,
  case_no      integer  not null check (case_no > 0), -- numbered within the borrower
  account_id   bigint   not null,
  path         text     not null check (path in ('suit', 'arbitration')),
  jurisdiction text     not null,
  currency     text     not null,
  stage        text     not null check (stage in ('prepared', 'approved', 'noticed', 'filed', 'rejected', 'accepted', 'mediation',
                          'hearing', 'judged', 'appealed', 'in-force', 'enforcement', 'stayed', 'settled', 'withdrawn', 'refused',
                          'ended')),
  rested       text,                                  -- where a case that is stayed had come to
  stage_on     date     not null,
  next_on      date,                                  -- the next day on which somebody must look
  next_why     text,
  halt         text     check (halt in ('agreement', 'paid', 'dispute', 'hold', 'special-path')),
  halt_on      date,
  means        text     not null check (means in ('able', 'unable', 'unknown')),
  ground       text     not null,                     -- how his means were found out
  clause       boolean  not null,                     -- the contract has an arbitration clause
  claim        bigint   not null,
  brings       bigint   not null,
  costs        bigint   not null,
  against      text[]   not null,
  opened_on    date     not null,
  opened_by    text     not null,
  approved_on  date,
  approved_by  text,
  notice       integer,                               -- message of the notice
  bundle_on    date,
  bundle       text,                                  -- SHA-256 of the last one
  missing      text[],                                -- what it lacks
  filed_on     date,
  permit       integer,                               -- on which it was filed
  docket       bytea,                                 -- the court's number for it, sealed
  laid_out     bigint   not null default 0,
  award        bigint[],                              -- principal, interest, costs
  judged_on    date,
  final_from   date,
  pay_by       date,
  primary key (slot, borrower_id, case_no),
  check ((approved_by is null) = (approved_on is null)),
  check (approved_by <> opened_by),
  -- Nothing stands at a court without a second person, a notice, a bundle and the permit on which it was filed.
  check (filed_on is null or (approved_by is not null and notice is not null and bundle is not null and permit is not null)),
  check (stage not in ('filed', 'rejected', 'accepted', 'mediation', 'hearing', 'judged', 'appealed', 'in-force', 'enforcement')
         or filed_on is not null),
  foreign key (slot, borrower_id, permit) references contact_attempt (slot, borrower_id, permit)
);
create unique index court_case_alive on court_case (slot, account_id) where stage not in ('settled', 'withdrawn', 'refused', 'ended');
create index court_case_by_stage on court_case (stage, next_on, slot, borrower_id, case_no);

-- A debt that is not collected as others are.
create table special_path (
  slot        smallint not null,
  borrower_id bigint   not null,
  path_no     integer  not null check (path_no > 0),
  account_id  bigint   not null,
  kind        text     not null check (kind in ('insolvency', 'estate', 'fraud', 'imprisoned', 'guardian')),
  opened_on   date     not null,
  opened_by   text     not null,
  done        text[]   not null default '{}',         -- steps, in order
  documents   text[]   not null default '{}',         -- the document of each
  ended_on    date,
  ended_as    text,
  ended_by    text,
  primary key (slot, borrower_id, path_no),
  check ((ended_on is null) = (ended_as is null))
);
create unique index special_path_alive on special_path (slot, borrower_id, kind) where ended_on is null;
create index special_path_open on special_path (opened_on) where ended_on is null;

-- Until when a claim can be brought, and when it is looked at next. Only accounts in arrears have a row.
create table limitation_watch (
  slot        smallint not null,
  account_id  bigint   not null,
  borrower_id bigint   not null,
  ends        date,                                   -- null: it stands still, or no law here gives a period
  outermost   date,
  known       boolean  not null default false,        -- a period was reckoned
  alarm       smallint,                               -- 180, 90, 30, 0: it has run out
  rung_on     date,
  look_on     date,
  primary key (slot, account_id)
);
create index limitation_look on limitation_watch (look_on, slot) where look_on is not null;
create index limitation_ends on limitation_watch (ends, slot, account_id) where ends is not null;
create index limitation_rung on limitation_watch (slot, account_id) where alarm is not null;
select raise_wall();
