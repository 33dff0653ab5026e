create table users (
  id uuid primary key,
  -- As given, for display; and in the normal form that decides whether two addresses are the same.
  email text not null check (octet_length(email) <= 254),
  email_normal text not null constraint users_email_key unique check (octet_length(email_normal) <= 254),
  password_hash text not null check (length(password_hash) <= 512),
  -- Tells one password of the user from the next: hashing the same one anew leaves it.
  password_changed_at timestamptz not null,
  display_name text check (length(display_name) between 1 and 100),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- One row a session, updated in place at every refresh: room on the page, and no index on what changes.
create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  generation integer not null check (generation >= 0),
  device_name text check (length(device_name) between 1 and 100),
  user_agent text check (length(user_agent) <= 512),
  ip_address text not null check (length(ip_address) <= 64),
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
) with (fillfactor = 80);

create index sessions_user_id_idx on sessions (user_id);

-- By a hash, since most of the addresses that are guessed belong to people without an account here.
create table login_throttle (
  email_hash bytea primary key check (octet_length(email_hash) = 32),
  failures integer not null check (failures > 0),
  refusals integer not null check (refusals >= 0),
  last_attempt_at timestamptz not null,
  blocked_until timestamptz not null
) with (fillfactor = 80);

-- Worth nothing after a crash, so not worth a log either.
create unlogged table rate_limit (
  bucket text primary key check (length(bucket) <= 80),
  full_at timestamptz not null
) with (fillfactor = 80);

create table signing_keys (
  kid text primary key check (length(kid) between 1 and 64),
  public_jwk text not null check (length(public_jwk) <= 4096),
  -- Encrypted under a key that the database never sees.
  sealed_private_key text not null check (length(sealed_private_key) <= 8192),
  created_at timestamptz not null,
  signs_from timestamptz not null,
  retires_at timestamptz check (retires_at > signs_from)
);

-- One key is the newest and has no end yet; so of many instances that make the first one succeeds.
create unique index signing_keys_newest_key on signing_keys ((retires_at is null)) where retires_at is null;

create view public_signing_keys as
  select kid, public_jwk, created_at, retires_at from signing_keys;

create table idempotency_keys (
  key_hash bytea primary key check (octet_length(key_hash) = 32),
  fingerprint text not null check (length(fingerprint) <= 64),
  -- Checked at commit: the key is claimed before the account is made.
  user_id uuid not null references users (id) on delete cascade deferrable initially deferred,
  session_id uuid not null,
  created_at timestamptz not null
);

create index idempotency_keys_user_id_idx on idempotency_keys (user_id);

create table audit_events (
  id uuid primary key,
  type text not null check (type ~ '^[a-z_]{1,40}$'),
  occurred_at timestamptz not null,
  request_id text not null check (length(request_id) <= 64),
  ip_address text not null check (length(ip_address) <= 64),
  user_agent text check (length(user_agent) <= 512),
  user_id uuid references users (id) on delete cascade,
  -- Whose account was deleted: the one event of a user that outlives them.
  former_user_id uuid,
  session_id uuid
);

create index audit_events_user_id_idx on audit_events (user_id) where user_id is not null;
create index audit_events_occurred_at_idx on audit_events (occurred_at);
