# Encryption: one key, rotated, for everything at rest; its policy by name.

mock_provider "aws" {
  source = "./tests/mocks/aws"
}

mock_provider "random" {
  source = "./tests/mocks/random"
}

variables {
  environment       = "test"
  region            = "eu-central-1"
  package_directory = "tests/fixtures/packages"
}

run "the_key_rotates_and_can_be_brought_back" {
  command = plan

  assert {
    condition     = aws_kms_key.main.enable_key_rotation && aws_kms_key.main.deletion_window_in_days == 30
    error_message = "The key must rotate and stay recoverable for 30 days."
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.main.policy).Statement : s.Sid] == ["AccountDecidesByIam", "LogGroupsOfThisEnvironment", "PublishersToTheAlarmTopic"]
    error_message = "The key's policy has another statement than the three that this test knows."
  }

  assert {
    condition     = jsondecode(aws_kms_key.main.policy).Statement[0].Principal == { AWS = "arn:aws:iam::123456789012:root" }
    error_message = "Only this account may administer the key."
  }

  assert {
    condition     = alltrue([for arn in jsondecode(aws_kms_key.main.policy).Statement[1].Condition.ArnLike["kms:EncryptionContext:aws:logs:arn"] : startswith(arn, "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/") && strcontains(arn, "latchkey-test")])
    error_message = "CloudWatch Logs may use the key for this environment's log groups only."
  }

  assert {
    condition     = jsondecode(aws_kms_key.main.policy).Statement[2].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    error_message = "Publishers of other accounts must not use the key."
  }

  assert {
    condition     = aws_kms_alias.main.name == "alias/latchkey-test" && aws_kms_alias.main.target_key_id == "main"
    error_message = "The alias must name the key."
  }
}

run "everything_at_rest_uses_the_key" {
  command = plan

  variables {
    flow_logs_enabled = true
  }

  assert {
    condition = alltrue([
      for arn in concat(
        [aws_db_instance.main[0].kms_key_id, aws_db_instance.main[0].performance_insights_kms_key_id, aws_db_instance.main[0].master_user_secret_kms_key_id],
        [aws_sns_topic.alarms.kms_master_key_id, aws_cloudwatch_log_group.api.kms_key_id, aws_cloudwatch_log_group.flow_logs[0].kms_key_id],
        [for group in aws_cloudwatch_log_group.database : group.kms_key_id],
        flatten([for f in merge(module.function, { migrations = module.migrations }) : [f.settings.kms_key_arn, f.settings.log_kms_key_arn]]),
      ) : arn == "arn:aws:kms:eu-central-1:123456789012:key/main"
    ])
    error_message = "Something at rest is not encrypted by the key."
  }

  assert {
    condition     = alltrue([for days in concat([aws_cloudwatch_log_group.api.retention_in_days, aws_cloudwatch_log_group.flow_logs[0].retention_in_days], [for group in aws_cloudwatch_log_group.database : group.retention_in_days], [for f in merge(module.function, { migrations = module.migrations }) : f.settings.log_retention_days]) : days == 365])
    error_message = "A log group keeps its lines for ever, or not a year."
  }

  assert {
    condition     = alltrue([for name in concat([aws_cloudwatch_log_group.api.name, aws_cloudwatch_log_group.flow_logs[0].name], [for group in aws_cloudwatch_log_group.database : group.name], [for f in merge(module.function, { migrations = module.migrations }) : f.log_group]) : anytrue([for arn in jsondecode(aws_kms_key.main.policy).Statement[1].Condition.ArnLike["kms:EncryptionContext:aws:logs:arn"] : startswith("arn:aws:logs:eu-central-1:123456789012:log-group:${name}", trimsuffix(arn, "*"))])])
    error_message = "The key's policy does not let CloudWatch encrypt one of the log groups."
  }
}

run "alarms_travel_encrypted_from_this_account_only" {
  command = plan

  assert {
    condition = jsondecode(aws_sns_topic_policy.alarms.policy).Statement == [
      {
        Sid       = "AlarmsAndBudgetsOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
      },
      {
        Sid       = "OnlyEncrypted"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
    error_message = "The topic's policy has changed."
  }
}
