data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  name = "latchkey-${var.environment}"

  tags = merge(var.tags, {
    Application = "latchkey"
    Environment = var.environment
    ManagedBy   = "terraform"
  })

  account    = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  dns_suffix = data.aws_partition.current.dns_suffix
  region     = data.aws_region.current.region

  # The one table of routes; the local stack and the end-to-end tests read the same file.
  routes = jsondecode(file("${path.module}/routes.json"))

  # The one table of the functions' own metrics; a test compares it with the code that emits them.
  metrics          = jsondecode(file("${path.module}/metrics.json"))
  metric_namespace = local.metrics.namespace
  metric           = { for name in keys(local.metrics.metrics) : name => name }

  packages = var.package_directory == null ? "${path.root}/.." : var.package_directory
  package = {
    for name in keys(var.functions) : name => "${local.packages}/${name}-function/target/function.zip"
  }

  # null where there is no zip: the precondition in rules.tf then says what to run, instead of a function's failure.
  package_hash = { for name, file in local.package : name => fileexists(file) ? filebase64sha256(file) : null }

  database_users = {
    auth        = "latchkey_auth"
    preferences = "latchkey_preferences"
    health      = "latchkey_health"
    migrations  = "latchkey_migrator"
  }

  # What the functions' connection pools are built with: at most two connections an instance.
  pool_size = 2

  # GiB of memory by instance class, of the families that make sense here.
  instance_memory_gib = {
    "db.t4g.micro"   = 1
    "db.t4g.small"   = 2
    "db.t4g.medium"  = 4
    "db.t4g.large"   = 8
    "db.t4g.xlarge"  = 16
    "db.t4g.2xlarge" = 32
    "db.t3.micro"    = 1
    "db.t3.small"    = 2
    "db.t3.medium"   = 4
    "db.t3.large"    = 8
    "db.t3.xlarge"   = 16
    "db.t3.2xlarge"  = 32
    "db.m6g.large"   = 8
    "db.m6g.xlarge"  = 16
    "db.m6g.2xlarge" = 32
    "db.m6g.4xlarge" = 64
    "db.m7g.large"   = 8
    "db.m7g.xlarge"  = 16
    "db.m7g.2xlarge" = 32
    "db.m7g.4xlarge" = 64
    "db.m8g.large"   = 8
    "db.m8g.xlarge"  = 16
    "db.m8g.2xlarge" = 32
    "db.m8g.4xlarge" = 64
    "db.r6g.large"   = 16
    "db.r6g.xlarge"  = 32
    "db.r6g.2xlarge" = 64
    "db.r7g.large"   = 16
    "db.r7g.xlarge"  = 32
    "db.r7g.2xlarge" = 64
    "db.r7g.4xlarge" = 128
    "db.r8g.large"   = 16
    "db.r8g.xlarge"  = 32
    "db.r8g.2xlarge" = 64
    "db.r8g.4xlarge" = 128
  }

  database_memory_bytes = coalesce(var.database_memory_gib, lookup(local.instance_memory_gib, var.database_instance_class, 0)) * 1024 * 1024 * 1024

  # RDS's own formula, LEAST({DBInstanceClassMemory/9531392}, 5000), where DBInstanceClassMemory is the memory less what the
  # operating system and RDS's processes take (here 256 MiB). The parameter group sets this very number, so that the
  # budget is computed from what holds rather than from a guess.
  database_max_connections = (
    var.existing_database != null
    ? var.existing_database.max_connections
    : max(0, min(5000, floor((local.database_memory_bytes - 256 * 1024 * 1024) / 9531392)))
  )

  # With the proxy, it holds the functions' connections within its own share and only migrations connect directly.
  proxy_connections_percent = 75
  connections_needed = (
    var.rds_proxy_enabled
    ? floor(local.database_max_connections * local.proxy_connections_percent / 100)
    : sum([for name, f in var.functions : f.reserved_concurrency * local.pool_size if name != "migrations"])
  ) + var.functions.migrations.reserved_concurrency * local.pool_size
  connection_budget = floor(local.database_max_connections * 0.8)
}
