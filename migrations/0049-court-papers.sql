-- Which papers did a person bring for the file of a case, who brought each, and for which item of the court's list?
--
-- Why. Some of what a court wants is made by others: a form it prints itself, an officer's certificate, a receipt. Such a paper is sealed
-- as it comes, its key lies with a proof of the borrower's, and its digest stands in the step of the case. One that was taken back is gone;
-- that there was one stays.
create table court_paper (
  slot        smallint not null,
  borrower_id bigint   not null,
  case_no     integer  not null,
  seq         integer  not null check (seq > 0),       -- numbered within the case
  item        text     not null,
  media       text     not null check (media in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes       bigint   not null check (bytes > 0),
  digest      text     check (digest ~ '^[0-9a-f]{64}$'), -- of the sealed file; null: taken back, the file is gone
  brought_by  text     not null,
  brought_on  date     not null,
  back_by     text,
  back_on     date,
  proof       integer  not null,                       -- seals the key of the file
  primary key (slot, borrower_id, case_no, seq),
  foreign key (slot, borrower_id, case_no) references court_case (slot, borrower_id, case_no),
  check ((digest is null) = (back_on is not null)),
  check ((back_by is null) = (back_on is null))
);
select raise_wall();
