data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  arn_prefix = "${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}"
  partition  = data.aws_partition.current.partition

  # Known before the function exists, so that its role can name it.
  function_arn = "arn:${local.partition}:lambda:${local.arn_prefix}:function:${var.name}"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = aws_iam_role.this.arn

  filename         = var.package
  source_code_hash = var.package_hash
  runtime          = "java25"
  handler          = "dev.latchkey.runtime.aws.FunctionEntry::handleRequest"
  architectures    = ["arm64"]

  memory_size                    = var.memory_mb
  timeout                        = var.timeout_seconds
  reserved_concurrent_executions = var.reserved_concurrency

  publish     = true
  kms_key_arn = var.kms_key_arn

  snap_start {
    apply_on = "PublishedVersions"
  }

  environment {
    variables = var.environment
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [aws_security_group.this.id]
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.this.name
    application_log_level = var.log_level
    # INFO, not WARN: the reports of duration, memory and restore are of level INFO.
    system_log_level = "INFO"
  }

  # Publishing waits for the snapshot, and functions in one VPC are changed one after another.
  timeouts {
    create = "30m"
    update = "30m"
    delete = "30m"
  }

  # Lambda checks the right to make network interfaces when it creates the function, and a snapshot is primed against the
  # database: so rights and ways first.
  depends_on = [
    var.publish_after,
    aws_iam_role_policy.this,
    aws_iam_role_policy.proxy,
    aws_vpc_security_group_egress_rule.database,
    aws_vpc_security_group_ingress_rule.database,
  ]
}

# What the API and the scheduler invoke. It moves last: what only the old version used is closed afterwards.
resource "aws_lambda_alias" "live" {
  name             = "live"
  description      = "The version that serves"
  function_name    = aws_lambda_function.this.function_name
  function_version = coalesce(var.live_version, aws_lambda_function.this.version)

  depends_on = [
    var.release_after,
    aws_iam_role_policy.proxy,
    aws_vpc_security_group_egress_rule.database,
    aws_vpc_security_group_ingress_rule.database,
  ]
}
