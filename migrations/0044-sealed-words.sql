-- What people say of their lives, and what they are answered, readable only with the borrower's own key.
--
-- Why. A complaint, a dispute, the note of a call, a decision and an agreement tell of illness, income and household, and an agreement
-- his name. They lie under the key of the person, like his name and his letters: destroying it ends them in every copy of the book. Each
-- column stays where it was, with bytes instead of text: who reads a row opens it at that place, and no statement searches in words.
-- `dispute.digest` of what a request said could be guessed and compared, so it is sealed too. SQL has no key: what lies in the clear moves
-- into `unsealed` (`name`: table, column and row), and the next start of the program seals it before it serves.
create table if not exists unsealed (
  what  text     not null,
  slot  smallint not null,
  id    bigint   not null,
  name  text     not null default '',
  texts text[]   not null
);
alter table unsealed drop constraint if exists unsealed_what_check;
alter table unsealed add constraint unsealed_what_check check (what in ('person', 'address', 'reply', 'house-key', 'words'));

insert into unsealed (what, slot, id, name, texts)
  select 'words', t.slot, t.borrower_id, 'complaint.' || v.c || ' ' || t.complaint, array[v.words]
    from complaint t cross join lateral (values ('words', t.words), ('answer', t.answer), ('extended_why', t.extended_why)) as v (c, words)
   where v.words <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'words', t.slot, t.borrower_id, 'dispute.' || v.c || ' ' || t.dispute, array[v.words]
    from dispute t cross join lateral (values ('words', t.words), ('answer', t.answer), ('told', t.told), ('findings', t.findings),
                                              ('digest', t.digest)) as v (c, words)
   where v.words <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'words', t.slot, t.borrower_id, 'impostor_report.' || v.c || ' ' || t.dispute, array[v.words]
    from impostor_report t cross join lateral (values ('told', t.told), ('note', t.note)) as v (c, words) where v.words <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'words', slot, borrower_id, 'phone_call.note ' || permit, array[note] from phone_call where note <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'words', t.slot, t.borrower_id, 'agreement.' || v.c || ' ' || t.agreement, array[v.words]
    from agreement t cross join lateral (values ('words_zh', t.words_zh), ('words_en', t.words_en)) as v (c, words) where v.words <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'words', t.slot, t.borrower_id, 'review_case.' || v.c || ' ' || t.seq, array[v.words]
    from review_case t cross join lateral (values ('words_zh', t.words_zh), ('words_en', t.words_en)) as v (c, words) where v.words <> '';
insert into unsealed (what, slot, id, name, texts)
  select 'words', t.slot, t.borrower_id, 'quality_sample.' || v.c || ' ' || t.permit, array[v.words]
    from quality_sample t cross join lateral (values ('answers', t.answers), ('coaching', t.coaching)) as v (c, words) where v.words <> '';

-- With a column its checks go; those that still say something are put back.
alter table complaint drop column words, drop column answer, drop column extended_why;
alter table complaint add column words bytea, add column answer bytea, add column extended_why bytea,
  add check (answer is null or decided_on is not null), add check (extended_why is null or extended_on is not null);
alter table dispute drop column words, drop column answer, drop column told, drop column findings, drop column digest;
alter table dispute add column words bytea, add column answer bytea, add column told bytea, add column findings bytea, add column digest bytea,
  add check (kind = 'message' or (permit is null and told is null and verdict is null));
alter table impostor_report drop column told, drop column note;
alter table impostor_report add column told bytea, add column note bytea;
alter table phone_call drop column note;
alter table phone_call add column note bytea;
alter table agreement drop column words_zh, drop column words_en;
alter table agreement add column words_zh bytea, add column words_en bytea;
alter table review_case drop column words_zh, drop column words_en;
alter table review_case add column words_zh bytea, add column words_en bytea;
alter table quality_sample drop column answers, drop column coaching;
alter table quality_sample add column answers bytea, add column coaching bytea,
  add check ((reviewer is null) = (reviewed_on is null) and (reviewer is null) = (yes is null) and (reviewer is null) = (no is null)),
  add check (reviewer is not null or (answers is null and coaching is null));

-- What was answered to a request that may come again repeats all of this: sealed under a key of the house, and known again by a keyed
-- digest. Answers of the last two days are forgotten: what is asked again is answered from what was entered.
delete from kept_answer;
alter table kept_answer drop column body;
alter table kept_answer add column body bytea;

-- Recovery codes have 120 bits now. Those of 80 bits, of which a plain digest is too little, end: the page says that none is left.
delete from staff_recovery where used_at is null;

-- A new book, or one whose earlier words are sealed already and who has none of these: there is nothing for the next start.
do $$ begin
  if not exists (select from unsealed) and exists (select from pg_constraint where conname = 'totp_names_its_key') then
    drop table unsealed;
  end if;
end $$;
