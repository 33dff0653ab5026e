resource "aws_iam_role" "this" {
  name                 = var.name
  description          = "Execution role of ${var.name}"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

locals {
  network_actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteOwnLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.this.arn}:*"
      },
      {
        # X-Ray knows no resources for these two.
        Sid      = "SendTraces"
        Effect   = "Allow"
        Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
        Resource = "*"
      },
      {
        Sid      = "ConnectAsOwnDatabaseUser"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = var.database.user_arn
      },
      {
        Sid    = "CreateNetworkInterfacesInItsSubnets"
        Effect = "Allow"
        Action = "ec2:CreateNetworkInterface"
        Resource = concat(
          [
            "arn:${local.partition}:ec2:${local.arn_prefix}:network-interface/*",
            "arn:${local.partition}:ec2:${local.arn_prefix}:security-group/${aws_security_group.this.id}",
          ],
          [for id in var.subnet_ids : "arn:${local.partition}:ec2:${local.arn_prefix}:subnet/${id}"],
        )
      },
      {
        # Lambda wants these on every resource of the account: it does not know the interface's id beforehand.
        Sid      = "ManageNetworkInterfaces"
        Effect   = "Allow"
        Action   = ["ec2:AssignPrivateIpAddresses", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"]
        Resource = "arn:${local.partition}:ec2:${local.arn_prefix}:*/*"
      },
      {
        # EC2 knows no resources for describing.
        Sid      = "DescribeNetwork"
        Effect   = "Allow"
        Action   = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]
        Resource = "*"
      },
      {
        # The rights above are for the Lambda service; the function's own code may not use them.
        Sid       = "NotFromTheFunctionsCode"
        Effect    = "Deny"
        Action    = local.network_actions
        Resource  = "*"
        Condition = { ArnEquals = { "lambda:SourceFunctionArn" = local.function_arn } }
      },
    ]
  })
}

resource "aws_iam_role_policy" "this" {
  name   = "function"
  role   = aws_iam_role.this.id
  policy = local.policy
}

# Apart from the policy above, so that it can outlast the version that connects by the proxy.
resource "aws_iam_role_policy" "proxy" {
  count = var.proxy == null ? 0 : 1

  name = "connect-by-proxy"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "ConnectAsOwnDatabaseUserByProxy"
      Effect   = "Allow"
      Action   = "rds-db:connect"
      Resource = var.proxy.user_arn
    }]
  })

  lifecycle {
    create_before_destroy = true
  }
}
