-- Who may do what. Runs again, after all versions, whenever this file changes: it first takes everything away and then
-- grants the least that each function needs. A new table is out of reach until it is named here.

do $$
declare
  function_role text;
begin
  foreach function_role in array array['latchkey_auth', 'latchkey_preferences', 'latchkey_health'] loop
    if not exists (select from pg_roles where rolname = function_role) then
      execute format('create role %I login', function_role);
    end if;
    -- Bounds that hold from the first statement without a round trip, whoever connects: a statement, a transaction left
    -- open, and a statement whose client went away.
    execute format('alter role %I set statement_timeout = ''5s''', function_role);
    execute format('alter role %I set idle_in_transaction_session_timeout = ''10s''', function_role);
    execute format('alter role %I set client_connection_check_interval = ''1s''', function_role);
    -- On RDS, membership in rds_iam is what lets a role log in with an IAM token, and with nothing else.
    if exists (select from pg_roles where rolname = 'rds_iam')
       and not pg_has_role(function_role, 'rds_iam', 'member') then
      execute format('grant rds_iam to %I', function_role);
    end if;
    execute format('revoke all on all tables in schema public from %I', function_role);
    execute format('revoke all on all sequences in schema public from %I', function_role);
    execute format('revoke all on all routines in schema public from %I', function_role);
    execute format('revoke all on schema public from %I', function_role);
    execute format('grant usage on schema public to %I', function_role);
    execute format('grant connect on database %I to %I', current_database(), function_role);
  end loop;
  execute format('revoke all on database %I from public', current_database());
end
$$;

revoke all on schema public from public;
revoke all on all tables in schema public from public;
revoke all on all routines in schema public from public;
alter default privileges revoke execute on routines from public;

-- The newest version of the schema: all that the health function may read.
create or replace view schema_version as
  select version from flyway_schema_history
  where success and version is not null
  order by installed_rank desc
  limit 1;

-- Whether an account exists, for functions that may not read users.
create or replace function user_exists(candidate uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return exists (select from public.users where id = candidate);
revoke all on function user_exists(uuid) from public;

grant select on schema_version to latchkey_auth, latchkey_preferences, latchkey_health;

grant select, insert, update, delete on users, sessions, login_throttle, rate_limit, idempotency_keys to latchkey_auth;
-- Keys are added and never changed by the function that signs; events are added and never changed by anybody.
grant select, insert on signing_keys, audit_events to latchkey_auth;

grant select on public_signing_keys to latchkey_auth, latchkey_preferences;

-- Preferences are written by a function alone, so that no version can go without its history and no row past a quota.
grant select on preference_owners, preferences, preference_history to latchkey_preferences;
grant execute on function
  lock_preferences(uuid),
  write_preferences(
    uuid, text[], text[], text[], text[], bigint, timestamptz, integer, integer, integer, integer, integer),
  -- As the release before calls it.
  write_preferences(uuid, text[], text[], text[], text[], bigint, timestamptz, integer, integer, integer, integer),
  user_exists(uuid)
  to latchkey_preferences;
grant execute on function export_preferences(uuid) to latchkey_auth;
