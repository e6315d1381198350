-- Which papers were handed in, and what do they and other circumstances route to a person?
--
-- Why. A flag, an illness or an application above the limit is looked at by a person before a day, and by another one when he appeals. The
-- tables refuse what the rules refuse: no decision without a person, nobody who proposed approves, nobody decides an appeal against
-- himself. What a person says or hands in is sealed under his own key; beside it stand codes, days and keyed digests. A `likeness` row
-- is one mark of a text or picture: its slot is that of the mark, so that "who else handed in this?" is one shard for each mark.

-- Who may decide up to which level, and who is trained to speak with people in distress. No slot: a few rows.
create table reviewer (
  worker_id text     not null primary key,
  level     smallint not null check (level between 1 and 3),
  trained   boolean  not null
);

create table review_case (
  slot        smallint not null,
  borrower_id bigint   not null,
  seq         integer  not null check (seq > 0),
  kind        text     not null check (kind in ('application', 'paper', 'statement', 'vulnerability', 'dispute', 'complaint', 'appeal')),
  about       text     not null,             -- what is decided, in the words of who asked: "paper 3", "application 7"
  account_id  bigint,                        -- null: all he has
  why         text     not null,
  level       smallint not null check (level between 1 and 3),
  opened_at   integer  not null,             -- the house's minutes
  due_at      integer  not null check (due_at >= opened_at),
  rule        text,                          -- which rule set the clock; null: the house's own
  flags       text     not null default '[]',-- canonical JSON: codes and places, no personal data
  hold        text,                          -- the hold in his log that lasts until this is decided
  not_by      text[]   not null default '{}',-- who must not decide this
  owner       text,
  owned_at    integer,
  outcome     text,                          -- proposed, and decided once there is a decided_by
  reasons     text[]   not null default '{}',
  alternative text,
  words_zh    text     not null default '',  -- a person's own words: emptied with him
  words_en    text     not null default '',
  proposed_by text,
  proposed_at integer,
  decided_by  text,
  decided_at  integer,
  appeal_of   integer,
  primary key (slot, borrower_id, seq),
  check ((owner is null) = (owned_at is null)),
  check ((proposed_by is null) = (proposed_at is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (outcome is not null or (proposed_by is null and decided_by is null)),
  constraint four_eyes check (decided_by <> proposed_by),
  constraint somebody_else check (decided_by <> all (not_by)),
  constraint refused_with_reason check (outcome <> 'refused' or (cardinality(reasons) > 0 and alternative is not null)),
  check ((kind = 'appeal') = (appeal_of is not null))
);
create index review_case_waiting on review_case (due_at) where decided_by is null;
create unique index review_case_appealed on review_case (slot, borrower_id, appeal_of) where appeal_of is not null;

create table paper (
  slot        smallint not null,
  borrower_id bigint   not null,
  seq         integer  not null check (seq > 0),
  kind        text     not null,
  account_id  bigint,
  handed_at   integer  not null,
  day         date     not null,
  media       text     not null check (media in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes       bigint   not null check (bytes > 0),
  digest      text     check (digest ~ '^[0-9a-f]{64}$'), -- of the sealed file; null: withdrawn, the file is gone
  keyed       text     not null,             -- digest of what was handed in, under the house's key: the same file is known by it
  issued_on   date,
  expires_on  date     check (expires_on >= day - 36500),
  asked_for   text     not null,             -- what it is needed for
  consent_at  integer,                       -- separate consent to sensitive data
  withdrawn_at integer,
  found       text     not null default '{}',-- JSON: what the file tells of itself
  proof       integer  not null,             -- seals the key of the file
  primary key (slot, borrower_id, seq),
  check ((digest is null) = (withdrawn_at is not null))
);

-- Each time somebody opened a paper, and why.
create table paper_look (
  slot        smallint not null,
  borrower_id bigint   not null,
  paper       integer  not null,
  seq         integer  not null check (seq > 0),
  worker      text     not null,
  why         text     not null check (why <> ''),
  at          integer  not null,
  primary key (slot, borrower_id, paper, seq),
  foreign key (slot, borrower_id, paper) references paper (slot, borrower_id, seq)
);

-- What a person said: the words, and the facts in them, are sealed with the proof named here.
create table statement (
  slot        smallint not null,
  borrower_id bigint   not null,
  seq         integer  not null check (seq > 0),
  source      text     not null check (source in ('application', 'complaint', 'dispute', 'paper', 'call', 'agent')),
  about       text     not null,
  at          integer  not null,
  day         date     not null,
  proof       integer  not null,
  primary key (slot, borrower_id, seq)
);

-- One mark of one text, picture or file.
create table likeness (
  slot           smallint not null,          -- of the mark
  what           text     not null check (what in ('text', 'picture', 'file')),
  mark           bigint   not null,
  borrower_slot  smallint not null,
  borrower_id    bigint   not null,
  item           integer  not null,          -- statement or paper
  is_paper       boolean  not null,
  primary key (slot, what, mark, borrower_slot, borrower_id, is_paper, item)
);
-- Which marks an item has: they go with the person.
create table likeness_of (
  slot        smallint not null,             -- of the borrower
  borrower_id bigint   not null,
  is_paper    boolean  not null,
  item        integer  not null,
  what        text     not null,
  marks       bigint[] not null,
  mark_slots  smallint[] not null,
  primary key (slot, borrower_id, is_paper, item, what)
);

create trigger paper_look_append_only before update or delete or truncate on paper_look
  for each statement execute function refuse_change();
