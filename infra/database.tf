locals {
  own_database = var.existing_database == null
  proxied      = local.own_database && var.rds_proxy_enabled

  database = {
    identifier        = local.own_database ? aws_db_instance.main[0].identifier : var.existing_database.identifier
    host              = local.own_database ? aws_db_instance.main[0].address : var.existing_database.host
    port              = local.own_database ? aws_db_instance.main[0].port : var.existing_database.port
    name              = local.own_database ? aws_db_instance.main[0].db_name : var.existing_database.name
    resource_id       = local.own_database ? aws_db_instance.main[0].resource_id : var.existing_database.resource_id
    security_group_id = local.own_database ? aws_security_group.database[0].id : var.existing_database.security_group_id
  }

  # Where a function connects to: the instance, or the proxy in front of it. Migrations take locks that live as long as a
  # session, so they go past the proxy.
  connects_by_proxy = toset([for name in keys(var.functions) : name if name != "migrations" && local.proxied])
  database_host = {
    for name in keys(var.functions) : name => contains(local.connects_by_proxy, name) ? aws_db_proxy.main[0].endpoint : local.database.host
  }

  # Whichever it is, the instance stays open to every function: the versions that serve while the switch is turned need it.
  database_user_prefix = "arn:${local.partition}:rds-db:${local.region}:${local.account}:dbuser"
  database_user_arns = {
    for name, user in local.database_users : name => "${local.database_user_prefix}:${local.database.resource_id}/${user}"
  }

  # IAM names a proxy by the prx-… at its ARN's end.
  proxy_ways = {
    for name in local.connects_by_proxy : name => {
      security_group_id = aws_security_group.proxy[0].id
      user_arn          = "${local.database_user_prefix}:${element(split(":", aws_db_proxy.main[0].arn), 6)}/${local.database_users[name]}"
    }
  }
}

resource "aws_db_subnet_group" "main" {
  count = local.own_database ? 1 : 0

  name        = local.name
  description = "Private subnets of ${local.name}"
  subnet_ids  = local.subnet_ids
}

resource "aws_security_group" "database" {
  count = local.own_database ? 1 : 0

  name        = "${local.name}-database"
  description = "Database ${local.name}: from the functions, to nowhere"
  vpc_id      = local.vpc_id

  tags = { Name = "${local.name}-database" }
}

resource "aws_db_parameter_group" "main" {
  count = local.own_database ? 1 : 0

  name_prefix = "${local.name}-"
  family      = "postgres17"
  description = "TLS only, a known number of connections, logs without values"

  # These two are what PostgreSQL 17 on RDS does by itself; here they cannot be lost. RDS reports an unchanged value as
  # pending-reboot, so that any other apply_method would be a difference in every plan.
  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }

  parameter {
    name         = "ssl_min_protocol_version"
    value        = "TLSv1.2"
    apply_method = "pending-reboot"
  }

  parameter {
    name         = "max_connections"
    value        = tostring(local.database_max_connections)
    apply_method = "pending-reboot"
  }

  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  # A slow statement is logged without the values it was given: they are emails and hashes.
  parameter {
    name  = "log_parameter_max_length"
    value = "0"
  }

  # Terse leaves out DETAIL, which would quote the row that broke a constraint.
  parameter {
    name  = "log_error_verbosity"
    value = "terse"
  }

  # No idle_in_transaction_session_timeout here: Flyway holds its lock in an idle transaction for as long as a migration
  # takes. The functions' roles have theirs from the schema's grants.

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "database" {
  for_each = local.own_database ? toset(["postgresql", "upgrade"]) : toset([])

  name              = "/aws/rds/instance/${local.name}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_iam_role" "database_monitoring" {
  count = local.own_database && var.database_enhanced_monitoring_seconds > 0 ? 1 : 0

  name                 = "${local.name}-database-monitoring"
  description          = "Lets RDS send Enhanced Monitoring to CloudWatch Logs"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "monitoring.rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "database_monitoring" {
  count = length(aws_iam_role.database_monitoring)

  role       = aws_iam_role.database_monitoring[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_db_instance" "main" {
  count = local.own_database ? 1 : 0

  identifier     = local.name
  engine         = "postgres"
  engine_version = var.database_engine_version
  instance_class = var.database_instance_class
  db_name        = "latchkey"
  port           = 5432

  # The owner of the schema. Its password is RDS's to make and to rotate; the first deployment gives the role IAM
  # authentication, after which the password opens nothing (docs/decisions/0010-database-bootstrap.md).
  username                            = local.database_users.migrations
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.main.arn
  iam_database_authentication_enabled = true

  storage_type          = "gp3"
  allocated_storage     = var.database_allocated_storage_gib
  max_allocated_storage = var.database_max_storage_gib
  storage_encrypted     = true
  kms_key_id            = aws_kms_key.main.arn

  multi_az               = var.database_multi_az
  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.main[0].name
  vpc_security_group_ids = [aws_security_group.database[0].id]
  parameter_group_name   = aws_db_parameter_group.main[0].name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  backup_retention_period   = var.database_backup_retention_days
  backup_window             = "01:00-02:00"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = var.environment != "prod"
  deletion_protection       = var.database_deletion_protection
  skip_final_snapshot       = var.environment != "prod"
  final_snapshot_identifier = var.environment == "prod" ? "${local.name}-final" : null

  auto_minor_version_upgrade = true
  maintenance_window         = "sun:02:30-sun:03:00"
  apply_immediately          = var.database_apply_immediately

  enabled_cloudwatch_logs_exports       = ["postgresql", "upgrade"]
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.main.arn
  performance_insights_retention_period = 7
  monitoring_interval                   = var.database_enhanced_monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.database_monitoring[*].arn)

  # So that RDS does not make the log groups itself, without key and retention.
  depends_on = [aws_cloudwatch_log_group.database, aws_iam_role_policy_attachment.database_monitoring]

  # The proxy's order (proxy.tf) asks for it of all that the proxy needs. A plan that would replace the instance then fails at
  # its name, which is taken, and deletes nothing.
  lifecycle {
    create_before_destroy = true
  }
}
