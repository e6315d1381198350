-- What the gate said, in the night, about each contact that was planned for the next day.
--
-- Why. A plan that the gate will refuse helps nobody: the morning after shows which planned contacts are possible, from which
-- minute on, and which rules stand against the others. It is provisional; leave is given at the instant of use and nowhere
-- else. A table of its own, because closing writes `contact` in its hot path and never reads this.

create table preview (
  slot        smallint not null,
  account_id  bigint   not null,
  day         date     not null,
  step        text     not null,
  possible_at integer,          -- first minute of the day at which it would be allowed, minutes since 1970 (UTC); null: refused
  against     text     not null, -- JSON: [[rule, code], …] of what refuses it; [] when it is possible
  law         text     not null, -- the state of the law that was asked
  primary key (slot, account_id, day, step)
);

-- The contacts of a day lie together, since they are planned in order of day: a summary finds them.
create index contact_by_day on contact using brin (day) with (pages_per_range = 32, autosummarize = on);
