locals {
  # By name, in the order of var.functions.
  made = merge(module.function, { migrations = module.migrations })

  # What every function connects to, but for the user.
  database_way = { security_group_id = local.database.security_group_id, port = local.database.port }

  # The API does not depend on the functions, so its address can be in their environment without a cycle.
  issuer = var.custom_domain == null ? aws_apigatewayv2_api.main.api_endpoint : "https://${var.custom_domain.name}"

  descriptions = {
    auth        = "Accounts, sessions and tokens"
    preferences = "Preferences of users"
    health      = "Probes"
    migrations  = "Schema, grants and the operator's commands"
  }

  common_environment = {
    for name in keys(var.functions) : name => merge(
      {
        LATCHKEY_FUNCTION = name
        LATCHKEY_DB_AUTH  = "iam"
        LATCHKEY_DB_HOST  = local.database_host[name]
        LATCHKEY_DB_PORT  = tostring(local.database.port)
        LATCHKEY_DB_NAME  = local.database.name
        LATCHKEY_DB_USER  = local.database_users[name]
        # A snapshot would hold the addresses that the JVM remembers: after a failover, those of the instance before it.
        # No code is early enough to say so, since logging looks the host's name up first.
        JAVA_TOOL_OPTIONS = trimspace("-Dsun.net.inetaddr.ttl=0 ${var.java_tool_options}")
      },
    )
  }

  token_environment = {
    LATCHKEY_ISSUER   = local.issuer
    LATCHKEY_AUDIENCE = var.audience
  }

  # Each gets what it needs and no more: the master key goes to the function that signs tokens and to the one that makes
  # signing keys, never to preferences or health.
  own_environment = {
    auth        = merge(local.token_environment, { LATCHKEY_MASTER_KEY = local.master_key })
    preferences = local.token_environment
    health      = {}
    migrations  = { LATCHKEY_MASTER_KEY = local.master_key }
  }
}

# Published after the migration of their release, so that what a snapshot primes against is the schema that it will meet, in the first
# deployment too. And after the proxy that the new versions connect to.
module "function" {
  source   = "./modules/function"
  for_each = { for name, f in var.functions : name => f if name != "migrations" }

  name         = "${local.name}-${each.key}"
  description  = "Latchkey: ${local.descriptions[each.key]}"
  package      = local.package[each.key]
  package_hash = local.package_hash[each.key]

  memory_mb            = each.value.memory_mb
  timeout_seconds      = each.value.timeout_seconds
  reserved_concurrency = each.value.reserved_concurrency
  environment          = merge(each.value.environment, local.common_environment[each.key], local.own_environment[each.key])

  permissions_boundary_arn = var.permissions_boundary_arn

  kms_key_arn = aws_kms_key.main.arn
  vpc_id      = local.vpc_id
  subnet_ids  = local.subnet_ids
  database    = merge(local.database_way, { user_arn = local.database_user_arns[each.key] })
  proxy       = lookup(local.proxy_ways, each.key, null)

  log_retention_days = var.log_retention_days
  log_level          = var.log_level

  live_version  = lookup(var.live_versions, each.key, null)
  publish_after = join(" ", concat([aws_lambda_invocation.migrate.id], aws_db_proxy_target.main[*].id))
}

# A module call of its own: what invokes it (migrations.tf) comes before the other functions.
module "migrations" {
  source = "./modules/function"

  name         = "${local.name}-migrations"
  description  = "Latchkey: ${local.descriptions.migrations}"
  package      = local.package.migrations
  package_hash = local.package_hash.migrations

  memory_mb            = var.functions.migrations.memory_mb
  timeout_seconds      = var.functions.migrations.timeout_seconds
  reserved_concurrency = var.functions.migrations.reserved_concurrency
  environment          = merge(var.functions.migrations.environment, local.common_environment.migrations, local.own_environment.migrations)

  permissions_boundary_arn = var.permissions_boundary_arn

  kms_key_arn = aws_kms_key.main.arn
  vpc_id      = local.vpc_id
  subnet_ids  = local.subnet_ids
  database    = merge(local.database_way, { user_arn = local.database_user_arns.migrations })

  log_retention_days = var.log_retention_days
  log_level          = var.log_level

  live_version  = lookup(var.live_versions, "migrations", null)
  release_after = aws_lambda_invocation.migrate.id
}
