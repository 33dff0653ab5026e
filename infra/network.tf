# Private subnets in two zones and nothing that costs by the hour: no NAT, no internet gateway, no endpoints. The functions
# need only the database; Lambda itself delivers their logs and traces.

data "aws_availability_zones" "available" {
  count = local.own_network ? 1 : 0

  state = "available"

  exclude_zone_ids = var.excluded_zone_ids

  # Without the local zones of a region.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

locals {
  own_network = var.existing_vpc == null
  vpc_id      = local.own_network ? aws_vpc.main[0].id : var.existing_vpc.vpc_id
  subnet_ids  = local.own_network ? aws_subnet.private[*].id : var.existing_vpc.subnet_ids
}

resource "aws_vpc" "main" {
  count = local.own_network ? 1 : 0

  cidr_block           = var.vpc_cidr
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = local.name }
}

resource "aws_subnet" "private" {
  count = local.own_network ? 2 : 0

  vpc_id                  = aws_vpc.main[0].id
  cidr_block              = cidrsubnet(var.vpc_cidr, 2, count.index)
  availability_zone       = data.aws_availability_zones.available[0].names[count.index]
  map_public_ip_on_launch = false

  tags = { Name = "${local.name}-private-${count.index + 1}" }

  # For the same interfaces that the functions' security groups wait for.
  timeouts {
    delete = "60m"
  }
}

# No route but the VPC's own.
resource "aws_route_table" "private" {
  count = local.own_network ? 1 : 0

  vpc_id = aws_vpc.main[0].id
  route  = []

  tags = { Name = "${local.name}-private" }
}

resource "aws_route_table_association" "private" {
  count = local.own_network ? 2 : 0

  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[0].id
}

# The default group lets its members talk to each other and out; emptied, it lets nobody do anything.
resource "aws_default_security_group" "closed" {
  count = local.own_network ? 1 : 0

  vpc_id  = aws_vpc.main[0].id
  ingress = []
  egress  = []

  tags = { Name = "${local.name}-default-closed" }
}

resource "aws_cloudwatch_log_group" "flow_logs" {
  count = local.own_network && var.flow_logs_enabled ? 1 : 0

  name              = "/aws/vendedlogs/${local.name}-flow-logs"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_iam_role" "flow_logs" {
  count = local.own_network && var.flow_logs_enabled ? 1 : 0

  name                 = "${local.name}-flow-logs"
  description          = "Lets the VPC's flow logs write to their log group"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "flow_logs" {
  count = local.own_network && var.flow_logs_enabled ? 1 : 0

  name = "write-flow-logs"
  role = aws_iam_role.flow_logs[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
      Resource = "${aws_cloudwatch_log_group.flow_logs[0].arn}:*"
    }]
  })
}

resource "aws_flow_log" "main" {
  count = local.own_network && var.flow_logs_enabled ? 1 : 0

  vpc_id               = aws_vpc.main[0].id
  traffic_type         = "ALL"
  log_destination_type = "cloud-watch-logs"
  log_destination      = aws_cloudwatch_log_group.flow_logs[0].arn
  iam_role_arn         = aws_iam_role.flow_logs[0].arn

  depends_on = [aws_iam_role_policy.flow_logs]
}
