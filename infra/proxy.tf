# The switch rds_proxy_enabled: IAM authentication on both sides, so there is no secret to keep.
#
# Turned on or off, it must not take the database from the versions that serve. On: the aliases move last, after the target
# (functions.tf). Off: the aliases move first. For that everything here is create_before_destroy, by which Terraform destroys a
# thing after it has updated what used to depend on it; without, before.

resource "aws_security_group" "proxy" {
  count = local.proxied ? 1 : 0

  name        = "${local.name}-proxy"
  description = "RDS Proxy ${local.name}: from the functions, to the database"
  vpc_id      = local.vpc_id

  tags = { Name = "${local.name}-proxy" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "proxy" {
  count = local.proxied ? 1 : 0

  security_group_id            = aws_security_group.proxy[0].id
  description                  = "PostgreSQL to the database"
  referenced_security_group_id = local.database.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = local.database.port
  to_port                      = local.database.port

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "database_from_proxy" {
  count = local.proxied ? 1 : 0

  security_group_id            = local.database.security_group_id
  description                  = "PostgreSQL from RDS Proxy"
  referenced_security_group_id = aws_security_group.proxy[0].id
  ip_protocol                  = "tcp"
  from_port                    = local.database.port
  to_port                      = local.database.port

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role" "proxy" {
  count = local.proxied ? 1 : 0

  name                 = "${local.name}-proxy"
  description          = "Lets RDS Proxy connect to the database as the functions' users"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "proxy" {
  count = local.proxied ? 1 : 0

  name = "connect"
  role = aws_iam_role.proxy[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "ConnectAsTheFunctionsUsers"
      Effect = "Allow"
      Action = "rds-db:connect"
      Resource = [
        for name in sort(local.connects_by_proxy) :
        "arn:${local.partition}:rds-db:${local.region}:${local.account}:dbuser:${local.database.resource_id}/${local.database_users[name]}"
      ]
    }]
  })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_proxy" "main" {
  count = local.proxied ? 1 : 0

  name                   = local.name
  engine_family          = "POSTGRESQL"
  default_auth_scheme    = "IAM_AUTH"
  require_tls            = true
  debug_logging          = false
  idle_client_timeout    = 1800
  role_arn               = aws_iam_role.proxy[0].arn
  vpc_subnet_ids         = local.subnet_ids
  vpc_security_group_ids = [aws_security_group.proxy[0].id]

  depends_on = [aws_iam_role_policy.proxy]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_proxy_default_target_group" "main" {
  count = local.proxied ? 1 : 0

  db_proxy_name = aws_db_proxy.main[0].name

  connection_pool_config {
    max_connections_percent      = local.proxy_connections_percent
    max_idle_connections_percent = 25
    connection_borrow_timeout    = 5
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_proxy_target" "main" {
  count = local.proxied ? 1 : 0

  db_proxy_name          = aws_db_proxy.main[0].name
  target_group_name      = aws_db_proxy_default_target_group.main[0].name
  db_instance_identifier = local.database.identifier

  # What waits for the target waits for the whole proxy.
  depends_on = [
    aws_iam_role_policy.proxy,
    aws_vpc_security_group_egress_rule.proxy,
    aws_vpc_security_group_ingress_rule.database_from_proxy,
  ]

  lifecycle {
    create_before_destroy = true
  }
}
