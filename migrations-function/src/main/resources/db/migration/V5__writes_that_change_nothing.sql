-- As V4 made them, but for what alters nothing: a value that is set already, letter by letter, takes no version, no
-- position and no room in the history, as a reset of what is reset always did. The function as the release before calls it
-- passes on to this one.

-- Adds the states that changes replace to the history, and takes from it what is too old by number or too much by size.
-- Answers what the history holds then. The caller holds the lock.
create or replace function keep_history(
  p_owner preference_owners,
  p_namespaces text[],
  p_values text[],
  p_at timestamptz,
  p_kept integer,
  p_max_bytes bigint
) returns bigint
  language plpgsql set search_path = pg_catalog, pg_temp
as $$
declare
  v_bytes bigint := p_owner.history_bytes;
begin
  with added as (
    insert into public.preference_history (user_id, namespace, version, value, changed_at, replaced_at)
      select p.user_id, p.namespace, p.version, p.value, p.changed_at, p_at
        from unnest(p_namespaces, p_values) as c (namespace, value)
          join public.preferences p on p.user_id = p_owner.user_id and p.namespace = c.namespace
        where c.value is distinct from p.value::text
      returning bytes
  ), beyond as (
    delete from public.preference_history h
      using unnest(p_namespaces, p_values) as c (namespace, value), public.preferences p
      where p.user_id = p_owner.user_id and p.namespace = c.namespace and c.value is distinct from p.value::text
        and h.user_id = p.user_id and h.namespace = p.namespace and h.version <= p.version + 1 - p_kept
      returning h.bytes
  )
  select v_bytes + coalesce((select sum(bytes) from added), 0) - coalesce((select sum(bytes) from beyond), 0)
    into v_bytes;
  if v_bytes <= p_max_bytes then
    return v_bytes;
  end if;
  with counted as (
    select namespace, version, bytes,
        sum(bytes) over (order by replaced_at desc, namespace, version desc rows unbounded preceding) as up_to_here
      from public.preference_history
      where user_id = p_owner.user_id
  ), gone as (
    delete from public.preference_history h
      using counted c
      where h.user_id = p_owner.user_id and h.namespace = c.namespace and h.version = c.version
        and c.up_to_here > p_max_bytes
  )
  select coalesce(sum(bytes), 0) into v_bytes from counted where up_to_here <= p_max_bytes;
  return v_bytes;
end
$$;

-- Makes all changes or none. A value that is null resets its namespace. A condition that is null asks for nothing.
-- Answers one row a change, in their order, when the outcome is 'written', and else a single row: 'stale' with the
-- version of the first namespace that stands in the way, or the limit that would be passed.
create or replace function write_preferences(
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
  p_kept integer,
  p_max_history_bytes integer
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

  v_owner.history_bytes := public.keep_history(v_owner, p_namespaces, p_values, p_at, p_kept, p_max_history_bytes);
  return query
    with change as (
      select c.namespace, c.value::json as value, c.ordinal, p.version,
          c.value is not null and p.value is null as created,
          c.value is distinct from p.value::text as alters
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
        set position = v_position, namespaces = v_owner.namespaces, names = v_owner.names, bytes = v_owner.bytes,
            history_bytes = v_owner.history_bytes
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
