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

resource "aws_vpc_security_group_egress_rule" "database" {
  security_group_id            = aws_security_group.this.id
  description                  = "PostgreSQL"
  referenced_security_group_id = var.database.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = var.database.port
  to_port                      = var.database.port
}

# The other side of the same connection: the database (or the proxy in front of it) lets this function in.
resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = var.database.security_group_id
  description                  = "PostgreSQL from ${var.name}"
  referenced_security_group_id = aws_security_group.this.id
  ip_protocol                  = "tcp"
  from_port                    = var.database.port
  to_port                      = var.database.port
}
