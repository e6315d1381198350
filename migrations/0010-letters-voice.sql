-- Letters and calls: the page that went out and what the post says of it; the call that an agent made and what came of it.
--
-- Why. Neither row is needed for leave to contact: that is `permit` and `contact_attempt`. These say what was handed over and what
-- the far end tells. Columns that tell of the far end are filled once each and never changed, so that its news may come twice,
-- late and in any order and always make the same row. Pages, pictures and recordings are files under their SHA-256, in a folder
-- of their borrower: erasing him erases the folder, and the digest here and in evidence stays.

create table letter (
  slot        smallint    not null,
  borrower_id bigint      not null,
  message     integer     not null,
  number      text        not null,            -- as it stands on the page
  digest      text        not null check (digest ~ '^[0-9a-f]{64}$'),
  pages       smallint    not null check (pages > 0),
  made_at     timestamptz not null default clock_timestamp(),
  order_no    text,
  tracking    text,
  state       text check (state in ('accepted', 'cancelled', 'posted', 'in-transit', 'delivered', 'refused', 'returned')),
  told_at     timestamptz,                     -- the provider's own time of the state
  reason      text,                            -- why it came back
  scan        text check (scan ~ '^[0-9a-f]{64}$'), -- the envelope that came back
  primary key (slot, borrower_id, message, digest)
);

create table phone_call (
  slot        smallint    not null,
  borrower_id bigint      not null,
  permit      integer     not null,            -- the contact: a call is on the log before it is placed
  worker      text        not null,
  extension   text        not null,            -- where the agent is rung
  line        text        not null,            -- which exchange
  state       text        not null check (state in ('placing', 'placed', 'refused', 'unknown')),
  why         text,
  begun_at    timestamptz not null default clock_timestamp(),
  reference   text,                            -- the exchange's own name for it
  rang_at     timestamptz,                     -- these four by the exchange's clock
  answered_at timestamptz,
  ended_at    timestamptz,
  cause       text,
  outcome     text,                            -- what came of it, as the agent or the exchange says
  outcome_by  text check (outcome_by in ('agent', 'exchange')),
  note        text,                            -- the agent's own words: personal data, erased with him
  recording       text check (recording ~ '^[0-9a-f]{64}$'),
  recording_bytes bigint,
  recording_type  text,
  recording_from  text check (recording_from in ('exchange', 'upload')),
  recording_fault text,                        -- why one that was announced could not be kept
  primary key (slot, borrower_id, permit),
  foreign key (slot, borrower_id, permit) references contact_attempt (slot, borrower_id, permit),
  check ((outcome is null) = (outcome_by is null)),
  check ((recording is null) = (recording_bytes is null) and (recording is null) = (recording_from is null))
);
create index phone_call_open on phone_call (slot, borrower_id) where state in ('placing', 'unknown') or outcome is null;

-- A wish to be called at a time. One that was kept names the call; a new wish replaces what is still open.
create table call_back (
  slot        smallint not null,
  borrower_id bigint   not null,
  seq         integer  not null check (seq > 0),
  at          integer  not null,               -- the minute wished for
  worker      text     not null,               -- who promised it
  permit      integer,                         -- in which call; null: it was wished for otherwise
  done        text check (done in ('called', 'replaced', 'withdrawn')),
  by_permit   integer,
  primary key (slot, borrower_id, seq),
  check ((by_permit is not null) = (done = 'called') or done is null)
);
create unique index call_back_open on call_back (slot, borrower_id) where done is null;
