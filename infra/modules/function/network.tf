# Nothing in; out to the database only. DNS goes to the VPC's resolver, which security groups do not filter.
resource "aws_security_group" "this" {
  name        = var.name
  description = "Function ${var.name}: to the database and nowhere else"
  vpc_id      = var.vpc_id

  tags = { Name = var.name }

  # Lambda gives its network interfaces back up to 40 minutes after the function is gone; until then the group is in use.
  timeouts {
    delete = "60m"
  }
}

locals {
  # A way to the database is opened beside the one in use, never in its place, and closed after the alias has moved.
  ways = merge({ instance = var.database.security_group_id }, { for proxy in var.proxy[*] : "proxy" => proxy.security_group_id })
}

resource "aws_vpc_security_group_egress_rule" "database" {
  for_each = local.ways

  security_group_id            = aws_security_group.this.id
  description                  = "PostgreSQL"
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = var.database.port
  to_port                      = var.database.port

  lifecycle {
    create_before_destroy = true
  }
}

# The other side of the same connection: the database, and the proxy in front of it, let this function in.
resource "aws_vpc_security_group_ingress_rule" "database" {
  for_each = local.ways

  security_group_id            = each.value
  description                  = "PostgreSQL from ${var.name}"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = var.database.port
  to_port                      = var.database.port

  lifecycle {
    create_before_destroy = true
  }
}

moved {
  from = aws_vpc_security_group_egress_rule.database
  to   = aws_vpc_security_group_egress_rule.database["instance"]
}

moved {
  from = aws_vpc_security_group_ingress_rule.database
  to   = aws_vpc_security_group_ingress_rule.database["instance"]
}
