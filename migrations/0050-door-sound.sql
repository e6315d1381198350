-- What was recorded at a door with consent, in which pieces did it come, and is it still there?
--
-- Why. A telephone records where there may be no network, and may be switched off at any minute: sound comes in pieces, each kept when it
-- came. One key seals all pieces of a recording and lies with the proof that it began; the proof that it ended has the digest of all of them.
-- Consent that is withdrawn takes the sound away; that there was a recording, and that it went, stays.
create table visit_sound (
  slot        smallint not null,
  borrower_id bigint   not null,
  visit       integer  not null,
  recording   uuid     not null,
  by          text     not null,
  media       text     not null check (media in ('audio/webm', 'audio/mp4', 'audio/ogg')),
  begun_at    integer  not null,                       -- when the house heard the first piece
  ended_at    integer,
  pieces      integer  not null default 0,
  bytes       bigint   not null default 0,
  gone_at     integer,                                 -- consent was withdrawn
  proof       integer  not null,                       -- seals the key of the pieces
  primary key (slot, borrower_id, visit, recording),
  foreign key (slot, borrower_id, visit) references visit
);

create table visit_sound_piece (
  slot        smallint not null,
  borrower_id bigint   not null,
  visit       integer  not null,
  recording   uuid     not null,
  seq         integer  not null check (seq > 0),
  bytes       integer  not null check (bytes > 0),
  digest      text     not null check (digest ~ '^[0-9a-f]{64}$'), -- of the sealed piece
  primary key (slot, borrower_id, visit, recording, seq),
  foreign key (slot, borrower_id, visit, recording) references visit_sound
);
select raise_wall();
