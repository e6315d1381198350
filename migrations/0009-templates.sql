-- Texts: every version that was ever proposed, who proposed it, and who approved or retired it.
--
-- Why. What went out must be read again years later, and who answers for it must be known: a version is appended and never changed, a
-- change is another version. Only an approved one is used, and nobody approves his own: the reference to the proposal carries its
-- author, so the database holds that by itself. No slot: the same few rows everywhere (reference tables of a cluster). Days are
-- business days, timestamps the database's own clock. The numbers under a text are those of the rules; a text has none.

create table template_version (
  name        text        not null, -- what it is for: "overdue", "confirm-stop" (rules/words/approved-text.ts)
  way         text        not null, -- one of the gate's ways
  tone        text        not null check (tone in ('friendly', 'plain', 'formal')),
  language    text        not null check (language in ('zh-CN', 'en')),
  version     integer     not null check (version > 0),
  outer_text  text,                 -- what is seen without opening; null where the way has none
  body        text        not null,
  digest      text        not null, -- sha-256 of its words, so that the same text is proposed once
  proposed_by text        not null check (proposed_by <> ''),
  proposed_at timestamptz not null default clock_timestamp(),
  primary key (name, way, tone, language, version),
  unique (name, way, tone, language, version, proposed_by),
  unique (name, way, tone, language, digest)
);

-- What became of a version: approved by another person than its author, and later retired.
create table template_mark (
  name        text        not null,
  way         text        not null,
  tone        text        not null,
  language    text        not null,
  version     integer     not null,
  proposed_by text        not null,
  mark        text        not null check (mark in ('approved', 'retired')),
  by_whom     text        not null check (by_whom <> ''),
  day         date        not null, -- the first business day on which it is, or is no longer, used
  law         text        not null, -- which states of which law it was checked under
  marked_at   timestamptz not null default clock_timestamp(),
  primary key (name, way, tone, language, version, mark),
  foreign key (name, way, tone, language, version, proposed_by)
    references template_version (name, way, tone, language, version, proposed_by),
  check (mark <> 'approved' or by_whom <> proposed_by)
);

create trigger template_version_append_only before update or delete or truncate on template_version
  for each statement execute function refuse_change();
create trigger template_mark_append_only before update or delete or truncate on template_mark
  for each statement execute function refuse_change();
