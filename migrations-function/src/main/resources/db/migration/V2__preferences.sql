-- One row a user who has ever set a preference. Whoever writes locks it first, so that the writes of one user follow each
-- other: positions are taken and committed in the same order, and quotas are counted without reading what is there.
create table preference_owners (
  user_id uuid primary key references users (id) on delete cascade,
  position bigint not null default 0 check (position >= 0),
  -- Namespaces that hold values; those that have a row, reset ones included; the bytes of all values.
  namespaces integer not null default 0 check (namespaces >= 0),
  names integer not null default 0 check (names >= namespaces),
  bytes integer not null default 0 check (bytes >= 0)
) with (fillfactor = 50);

-- The newest state of each namespace. A reset one stays, without value: its version goes on counting. The type is json
-- and not jsonb, since that would change numbers and the order of members.
create table preferences (
  user_id uuid not null references preference_owners (user_id) on delete cascade,
  namespace text collate "C" not null check (namespace ~ '^[a-z][a-z0-9_-]{0,63}$'),
  version bigint not null check (version > 0),
  value json check (json_typeof(value) = 'object' and octet_length(value::text) <= 65536),
  changed_at timestamptz not null,
  position bigint not null check (position > 0),
  primary key (user_id, namespace)
) with (fillfactor = 80);

-- What a namespace was before.
create table preference_history (
  user_id uuid not null,
  namespace text collate "C" not null,
  version bigint not null check (version > 0),
  value json,
  changed_at timestamptz not null,
  primary key (user_id, namespace, version),
  foreign key (user_id, namespace) references preferences (user_id, namespace) on delete cascade
);

-- Locks a user's preferences until the transaction ends. A user who is gone violates the foreign key.
create function lock_preferences(p_user uuid) returns preference_owners
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner public.preference_owners;
begin
  loop
    select * into v_owner from public.preference_owners where user_id = p_user for no key update;
    if found then
      return v_owner;
    end if;
    insert into public.preference_owners (user_id) values (p_user) on conflict do nothing;
  end loop;
end
$$;

-- Whether a namespace is in one of the states that a condition lists: '*' for whatever is set, or versions with commas
-- between them.
create function preference_state_matches(p_states text, p_version bigint, p_is_set boolean) returns boolean
  language sql immutable
  return (p_states = '*' and p_is_set) or p_version::text = any (string_to_array(p_states, ','));

-- Makes all changes or none. A value that is null resets its namespace. A condition that is null asks for nothing.
-- Answers one row a change, in their order, when the outcome is 'written', and else a single row: 'stale' with the
-- version of the first namespace that stands in the way, or the limit that would be passed.
create function write_preferences(
  p_user uuid,
  p_namespaces text[],
  p_values text[],
  p_required text[],
  p_excluded text[],
  p_basis bigint,
  p_at timestamptz,
  p_max_bytes integer,
  p_max_namespaces integer,
  p_max_names integer,
  p_kept integer
) returns table (outcome text, at_position bigint, new_version bigint, created boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner public.preference_owners := public.lock_preferences(p_user);
  v_position bigint := v_owner.position + 1;
  v_stale bigint;
  v_refusal text;
begin
  -- Each statement from here on sees what the writer before has committed, since the lock is held.
  select coalesce(p.version, 0) into v_stale
    from unnest(p_namespaces, p_required, p_excluded) with ordinality
        as c (namespace, required, excluded, ordinal)
      left join public.preferences p on p.user_id = p_user and p.namespace = c.namespace
    where p_basis <> v_owner.position
      or not public.preference_state_matches(c.required, coalesce(p.version, 0), p.value is not null)
      or public.preference_state_matches(c.excluded, coalesce(p.version, 0), p.value is not null)
    order by c.ordinal
    limit 1;
  if found then
    v_refusal := 'stale';
  else
    select
        v_owner.namespaces + count(c.value) - count(p.value),
        v_owner.names + count(*) filter (where p.user_id is null and c.value is not null),
        v_owner.bytes + coalesce(sum(octet_length(c.value)), 0) - coalesce(sum(octet_length(p.value::text)), 0)
      into v_owner.namespaces, v_owner.names, v_owner.bytes
      from unnest(p_namespaces, p_values) as c (namespace, value)
        left join public.preferences p on p.user_id = p_user and p.namespace = c.namespace;
    v_refusal := case
      when v_owner.namespaces > p_max_namespaces then 'namespaces'
      when v_owner.names > p_max_names then 'names_ever_used'
      when v_owner.bytes > p_max_bytes then 'user_bytes'
    end;
  end if;
  if v_refusal is not null then
    -- A user who holds nothing costs no row.
    delete from public.preference_owners where user_id = p_user and position = 0;
    return query select v_refusal, v_owner.position, v_stale, false;
    return;
  end if;

  insert into public.preference_history (user_id, namespace, version, value, changed_at)
    select p.user_id, p.namespace, p.version, p.value, p.changed_at
      from unnest(p_namespaces, p_values) as c (namespace, value)
        join public.preferences p on p.user_id = p_user and p.namespace = c.namespace
      where c.value is not null or p.value is not null;
  delete from public.preference_history h
    using public.preferences p
    where p.user_id = p_user and p.namespace = any (p_namespaces)
      and h.user_id = p_user and h.namespace = p.namespace and h.version <= p.version + 1 - p_kept;
  return query
    with change as (
      select c.namespace, c.value::json as value, c.ordinal, p.version,
          c.value is not null and p.value is null as created,
          c.value is not null or p.value is not null as alters
        from unnest(p_namespaces, p_values) with ordinality as c (namespace, value, ordinal)
          left join public.preferences p on p.user_id = p_user and p.namespace = c.namespace
    ), written as (
      insert into public.preferences as p (user_id, namespace, version, value, changed_at, position)
        select p_user, c.namespace, 1, c.value, p_at, v_position from change c where c.alters
        on conflict (user_id, namespace) do update
          set version = p.version + 1, value = excluded.value, changed_at = excluded.changed_at,
              position = excluded.position
        returning 1
    ), counted as (
      update public.preference_owners o
        set position = v_position, namespaces = v_owner.namespaces, names = v_owner.names, bytes = v_owner.bytes
        where o.user_id = p_user and exists (select from written)
        returning 1
    )
    select 'written',
        v_owner.position + (select count(*) from counted),
        coalesce(c.version, 0) + c.alters::int,
        c.created
      from change c
      order by c.ordinal;
  delete from public.preference_owners where user_id = p_user and position = 0;
end
$$;

-- All preferences of a user with their history, for the export of an account.
create function export_preferences(p_user uuid) returns json
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return (
    select coalesce(
        json_object_agg(p.namespace, json_build_object(
          'version', p.version,
          'changed_at', to_char(p.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'value', p.value,
          'earlier_versions', (
            select coalesce(
                json_agg(json_build_object(
                  'version', h.version,
                  'changed_at', to_char(h.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                  'value', h.value) order by h.version desc),
                '[]'::json)
              from public.preference_history h
              where h.user_id = p.user_id and h.namespace = p.namespace
          )) order by p.namespace),
        '{}'::json)
      from public.preferences p
      where p.user_id = p_user
  );
