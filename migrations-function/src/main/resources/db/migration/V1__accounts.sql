create table users (
  id uuid primary key,
  email text not null constraint users_email_key unique check (length(email) <= 254),
  password_hash text not null check (length(password_hash) <= 512),
  display_name text check (length(display_name) between 1 and 100),
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);

create index sessions_user_id_idx on sessions (user_id);
