-- Push and the inbox: the devices on which a person wants reminders, the key we sign with, and what he has opened.
--
-- Why. A browser gives each of its users one address at its maker's push service. It is personal data, it belongs to one person at a
-- time (a shared telephone must not show another's reminders), and it ends without notice: the push service says "gone", and the row
-- goes. `push_endpoint` finds an address among all persons; its slot is a hash of the address, so that is one shard. The key
-- pair signs every push (VAPID, RFC 8292): subscriptions are made for it, so it must stay the same on all hosts.

create table push_device (
  slot        smallint not null,
  borrower_id bigint   not null,
  endpoint    text     not null,
  p256dh      text     not null, -- the browser's public key and secret: only it can read what we send
  auth        text     not null,
  language    text     not null check (language in ('zh-CN', 'en')),
  opens       text     not null, -- the page a reminder opens
  since       integer  not null,
  primary key (slot, borrower_id, endpoint)
);

create table push_endpoint (
  slot          smallint not null,
  endpoint      text     not null,
  borrower_slot smallint not null,
  borrower_id   bigint   not null,
  primary key (slot, endpoint)
);

create table push_key (
  only_one boolean not null primary key default true check (only_one),
  public   text    not null,
  master   text    not null,
  wrapped  bytea   not null
);

-- When a person opened a message in his inbox, first: a minute of the house's clock.
create table inbox_read (
  slot        smallint not null,
  borrower_id bigint   not null,
  message     integer  not null,
  at          integer  not null,
  primary key (slot, borrower_id, message)
);
