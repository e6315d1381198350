-- Which accounts of a demonstration are shown as a way that one can follow, and what does a night look for outside?
--
-- Why. What happened to them stands where it stands for everybody; here stand only their names, so that a visitor of a demonstration finds
-- them among ten thousand. A real house has no row here.

create table shown_way (
  name       text     primary key check (name ~ '^[a-z]+(-[a-z]+)*$'),
  place      smallint not null,           -- order in the list
  slot       smallint not null,
  account_id bigint   not null,
  begins_on  date     not null,           -- the first business day of the book
  unique (slot, account_id)
);

select raise_wall();

-- What could not be sent since nobody's number or address is on file: the night records the step as impossible.
create index message_no_address on message (day) where state = 'refused' and why = 'no address';
-- Appointments that are open: the night looks whether anybody kept them.
create index visit_until on visit (until_at) where state = 'booked';
