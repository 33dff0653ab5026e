locals {
  # Log groups that this configuration makes and the key therefore serves.
  log_group_arns = [
    for name in ["/aws/lambda/${local.name}-*", "/aws/vendedlogs/${local.name}-*", "/aws/rds/instance/${local.name}/*"] :
    "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:${name}"
  ]
}

resource "aws_kms_key" "main" {
  description             = "Latchkey ${var.environment}: database, backups, functions' environments and snapshots, logs, alarms"
  enable_key_rotation     = true
  deletion_window_in_days = var.kms_key_deletion_window_days

  # In a key's policy `*` means this key.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountDecidesByIam"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "LogGroupsOfThisEnvironment"
        Effect    = "Allow"
        Principal = { Service = "logs.${local.region}.${local.dns_suffix}" }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = local.log_group_arns } }
      },
      {
        Sid       = "PublishersToTheAlarmTopic"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
      },
    ]
  })
}

resource "aws_kms_alias" "main" {
  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.main.key_id
}

# Generated once and kept in the state, when none is given.
resource "random_bytes" "master_key" {
  count = nonsensitive(var.master_key == null) ? 1 : 0

  length = 32
}

locals {
  master_key = try(random_bytes.master_key[0].base64, var.master_key)
}
