-- How many of the attempts that were admitted nobody has said the outcome of: a refusal is to tell these from failures.
alter table login_throttle add column checking integer not null default 0 check (checking >= 0);
