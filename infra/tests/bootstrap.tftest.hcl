# The one-time step that gives latchkey_migrator IAM authentication. Applied against mocks rather than planned: the secret
# is read only once the instance exists.

mock_provider "random" {}

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }

  mock_data "aws_availability_zones" {
    defaults = { names = ["eu-central-1a", "eu-central-1b"] }
  }

  mock_data "aws_secretsmanager_secret_version" {
    defaults = { secret_string = "{\"username\":\"latchkey_migrator\",\"password\":\"made-by-rds\"}" }
  }

  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:eu-central-1:123456789012:key/main" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/a-role" }
  }

  mock_resource "aws_db_instance" {
    defaults = {
      resource_id        = "db-OWN"
      master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-1", kms_key_id = "main", secret_status = "active" }]
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:a-log-group" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:latchkey-alarms" }
  }

  mock_resource "aws_lambda_alias" {
    defaults = {
      arn        = "arn:aws:lambda:eu-central-1:123456789012:function:a-function:live"
      invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:a-function:live/invocations"
    }
  }

  mock_resource "aws_apigatewayv2_api" {
    defaults = {
      api_endpoint  = "https://api0123456.execute-api.eu-central-1.amazonaws.com"
      execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:api0123456"
    }
  }

  mock_resource "aws_lambda_invocation" {
    defaults = { result = "{\"schema_version\":\"1\"}" }
  }
}

variables {
  environment       = "test"
  region            = "eu-central-1"
  package_directory = "tests/fixtures/packages"
}

run "the_first_deployment_bootstraps_the_owner" {
  assert {
    condition     = nonsensitive(aws_lambda_invocation.bootstrap[0].input) == jsonencode({ command = "bootstrap", password = "made-by-rds" })
    error_message = "The bootstrap must be given the password that RDS made."
  }

  assert {
    condition     = aws_lambda_invocation.bootstrap[0].function_name == "latchkey-test-migrations" && aws_lambda_invocation.bootstrap[0].qualifier == "$LATEST" && aws_lambda_invocation.bootstrap[0].triggers["database"] == "db-OWN"
    error_message = "The bootstrap runs once a database, with the migrations function's newest code."
  }

  assert {
    condition     = data.aws_secretsmanager_secret_version.master[0].secret_id == "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-1"
    error_message = "The password must be that of the instance's own secret."
  }

  assert {
    condition     = issensitive(aws_lambda_invocation.bootstrap[0].input)
    error_message = "The password must not be shown in a plan."
  }

  assert {
    condition     = output.migration == "{\"schema_version\":\"1\"}"
    error_message = "The answer of the migration must be an output."
  }
}

# RDS replaces the password every seven days.
run "a_rotated_password_changes_nothing" {
  command = plan

  override_data {
    target = data.aws_secretsmanager_secret_version.master[0]
    values = { secret_string = "{\"username\":\"latchkey_migrator\",\"password\":\"rotated-by-rds\"}" }
  }

  assert {
    condition     = jsondecode(data.aws_secretsmanager_secret_version.master[0].secret_string).password == "rotated-by-rds" && nonsensitive(aws_lambda_invocation.bootstrap[0].input) == jsonencode({ command = "bootstrap", password = "made-by-rds" })
    error_message = "The bootstrap would run again after every rotation, and no check for drift would be clean."
  }
}

run "switching_it_off_takes_the_password_out_of_the_state" {
  variables {
    database_bootstrap_enabled = false
  }

  assert {
    condition     = length(aws_lambda_invocation.bootstrap) == 0 && length(data.aws_secretsmanager_secret_version.master) == 0
    error_message = "Neither the secret nor the payload may stay in the state."
  }
}

run "a_restored_instance_is_told_what_to_do" {
  state_key = "restored"

  override_resource {
    target = aws_db_instance.main[0]
    values = { resource_id = "db-OWN", master_user_secret = [] }
  }

  expect_failures = [data.aws_secretsmanager_secret_version.master]
}
