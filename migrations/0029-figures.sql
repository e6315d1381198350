-- Figures: what the studio's pictures are drawn from, counted once a night.
--
-- Why. A picture over four hundred nights must not read the book. Each row is a sum over what happened on one day (or in one month),
-- written after the night from that day's events alone and written again, whole, whenever it is asked for: all of these tables but
-- `figure_stock` can be emptied and made anew (`./anhuan figures rebuild`). Rows are few: days × products × what is told apart. Where a
-- row is an amount it is minor units; `cost` is ten-thousandths of a minor unit. No slot: they are sums over all shards.

-- Passages between buckets as they were recorded on a day; `principal` is what the account still owed of it then.
create table figure_passage (
  day         date     not null,
  product     smallint not null,
  from_bucket text     not null, -- 'current' for none
  to_bucket   text     not null,
  accounts    integer  not null,
  principal   bigint   not null,
  primary key (day, product, from_bucket, to_bucket)
);

-- Where accounts that passed at all stood when a month began and when it ended (or stands now): the roll matrix without its diagonal.
create table figure_roll (
  month       date     not null,
  product     smallint not null,
  from_bucket text     not null,
  to_bucket   text     not null,
  accounts    integer  not null,
  primary key (month, product, from_bucket, to_bucket)
);

-- How many accounts stood in a bucket at the end of a day: counted from the book in the night that ends a month, never made anew.
-- Days between follow from the passages.
create table figure_stock (
  day      date     not null,
  product  smallint not null,
  bucket   text     not null,
  accounts integer  not null,
  primary key (day, product, bucket)
);

-- Vintages: accounts by the month they were opened in, and those of them that for the first time were so many days late.
create table figure_opened (
  opened   date     not null,
  product  smallint not null,
  accounts integer  not null,
  primary key (opened, product)
);
create table figure_reached (
  day      date     not null,
  product  smallint not null,
  opened   date     not null,
  late     smallint not null check (late in (30, 60, 90)),
  accounts integer  not null,
  primary key (day, product, opened, late)
);

-- Money received on a day of booking, less what was taken back, by the bucket of the account and the last contact before it.
create table figure_received (
  day      date     not null,
  product  smallint not null,
  bucket   text     not null,
  channel  text     not null, -- 'none' where nobody was contacted in the thirty days before
  payments integer  not null,
  amount   bigint   not null,
  primary key (day, product, bucket, channel)
);

-- Accounts that became current on a day, with or without a contact since they fell behind.
create table figure_cured (
  day       date     not null,
  product   smallint not null,
  bucket    text     not null,
  contacted boolean  not null,
  accounts  integer  not null,
  late_days bigint   not null, -- of all of them together
  primary key (day, product, bucket, contacted)
);

-- Contacts begun on a day and what became of them within seven days. `people`: those for whom it was the first one of the month.
create table figure_contact (
  day       date     not null,
  product   smallint not null, -- 0: about no account
  way       text     not null,
  step      text     not null, -- '-' where no step of a ladder planned it
  attempts  integer  not null,
  delivered integer  not null,
  was_read  integer  not null,
  answered  integer  not null,
  paid      integer  not null,
  people    integer  not null,
  cost      bigint   not null,
  primary key (day, product, way, step)
);
create table figure_hour (
  day      date     not null,
  product  smallint not null,
  way      text     not null,
  weekday  smallint not null check (weekday between 1 and 7), -- Monday is 1
  hour     smallint not null check (hour between 0 and 23),   -- where the person lives
  attempts integer  not null,
  reached  integer  not null,
  primary key (day, product, way, weekday, hour)
);

-- Complaints by the day they came and the day they were decided.
create table figure_complaint (
  day      date     not null,
  product  smallint not null,
  kind     text     not null,
  received integer  not null,
  decided  integer  not null,
  upheld   integer  not null,
  primary key (day, product, kind)
);

-- Planned contacts that a rule stood against, by the day they were planned for; one that two rules refuse counts for both.
create table figure_refusal (
  day      date     not null,
  product  smallint not null,
  rule     text     not null,
  code     text     not null,
  contacts integer  not null,
  primary key (day, product, rule, code)
);

-- One row for each agreement that bound somebody: from when, until when, and how it ended.
create table plan_life (
  slot       smallint not null,
  account_id bigint   not null,
  agreement  text     not null,
  product    smallint not null,
  kind       text     not null,
  agreed_on  date     not null,
  ended_on   date,
  ended      text check (ended in ('broken', 'completed', 'ended', 'withdrawn')),
  primary key (slot, account_id, agreement),
  check ((ended_on is null) = (ended is null))
);
create index plan_life_agreed on plan_life (agreed_on);
create index agreement_agreed on agreement (agreed_on) where agreed_on is not null;

-- Up to which night the rows above go.
create table figure_night (
  day        date        not null primary key,
  written_at timestamptz not null default now()
);

-- Contacts and payments come in order of time: a summary of the pages finds a day's without costing a contact anything to speak of.
create index contact_attempt_by_minute on contact_attempt using brin (at) with (pages_per_range = 32, autosummarize = on);
create index complaint_decided on complaint (decided_on) where decided_on is not null;

select raise_wall();
