create table preferences (
  user_id uuid not null references users (id) on delete cascade,
  namespace text not null check (namespace ~ '^[a-z][a-z0-9_-]{0,63}$'),
  version bigint not null check (version > 0),
  value text not null check (length(value) <= 65536),
  updated_at timestamptz not null,
  primary key (user_id, namespace)
);
