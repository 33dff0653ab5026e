# The order of a deployment: the migrations function's new code is there → latchkey_migrator can log in by IAM → the new code
# migrates the schema → the other functions publish their new versions → the aliases move. If any step fails, the apply
# stops and the aliases stay on the versions that served before.

locals {
  bootstrap = local.own_database && var.database_bootstrap_enabled
}

data "aws_secretsmanager_secret_version" "master" {
  count = local.bootstrap ? 1 : 0

  secret_id = one(aws_db_instance.main[0].master_user_secret[*].secret_arn)

  lifecycle {
    precondition {
      condition     = length(aws_db_instance.main[0].master_user_secret) == 1
      error_message = "The database has no password that RDS manages, as after a restore, nor needs the bootstrap again: its owner came with the data. Set database_bootstrap_enabled = false (docs/operations.md#restore)."
    }
  }
}

# Gives latchkey_migrator IAM authentication; where it already has it, does nothing. From then on PostgreSQL refuses the
# password, so what the state keeps of it opens nothing.
resource "aws_lambda_invocation" "bootstrap" {
  count = local.bootstrap ? 1 : 0

  function_name = module.migrations.name

  # $LATEST, not the version just published: the provider does not wait for a first version's snapshot, and an invocation
  # before it is ready fails. $LATEST is the same code without a snapshot.
  qualifier = "$LATEST"

  input = jsonencode({
    command  = "bootstrap"
    password = jsondecode(data.aws_secretsmanager_secret_version.master[0].secret_string).password
  })

  triggers = { database = local.database.resource_id }

  # RDS rotates the password by itself; that is no reason to run again. A new database is, with the password of that day.
  lifecycle {
    ignore_changes = [input]
  }
}

resource "aws_lambda_invocation" "migrate" {
  function_name = module.migrations.name
  qualifier     = "$LATEST"
  input         = jsonencode({ command = "migrate" })

  triggers = {
    package  = coalesce(local.package_hash.migrations, "none")
    database = local.database.resource_id
  }

  depends_on = [aws_lambda_invocation.bootstrap]
}

# Expired sessions, idempotency keys, throttle rows, history and audit events, once a day.
resource "aws_scheduler_schedule" "purge" {
  name                = "${local.name}-purge"
  description         = "Removes what is past its retention"
  schedule_expression = "cron(17 3 * * ? *)"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = module.migrations.alias.arn
    role_arn = aws_iam_role.scheduler.arn
    input    = jsonencode({ command = "purge" })

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

# A rate begins when the schedule is made, so the first rotation comes with the switch.
resource "aws_scheduler_schedule" "key_rotation" {
  count = var.signing_key_rotation_days == null ? 0 : 1

  name                = "${local.name}-key-rotation"
  description         = "Replaces the key that signs access tokens"
  schedule_expression = "rate(${var.signing_key_rotation_days} days)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = module.migrations.alias.arn
    role_arn = aws_iam_role.scheduler.arn
    input    = jsonencode({ command = "rotate-signing-key" })

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }
  }

  depends_on = [aws_iam_role_policy.scheduler]
}

resource "aws_iam_role" "scheduler" {
  name                 = "${local.name}-scheduler"
  description          = "Lets the scheduler invoke the operator's commands that run by the clock"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnEquals    = { "aws:SourceArn" = "arn:${local.partition}:scheduler:${local.region}:${local.account}:schedule-group/default" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  name = "invoke-migrations"
  role = aws_iam_role.scheduler.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "InvokeTheLiveMigrationsFunction"
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = module.migrations.alias.arn
    }]
  })
}

# Lambda's own retries of a scheduled command that failed; what still fails is in the function's errors, which have an alarm.
resource "aws_lambda_function_event_invoke_config" "migrations" {
  function_name                = module.migrations.name
  qualifier                    = module.migrations.alias.name
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 3600
}
