# Migrations: bootstrap, then migrate, then the aliases; the daily purge.

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

override_resource {
  target          = module.migrations.aws_lambda_alias.live
  override_during = plan
  values          = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-migrations:live" }
}

run "new_code_migrates" {
  command = plan

  assert {
    condition     = aws_lambda_invocation.migrate.function_name == "latchkey-test-migrations" && aws_lambda_invocation.migrate.qualifier == "$LATEST" && jsondecode(aws_lambda_invocation.migrate.input) == { command = "migrate" }
    error_message = "The migrations function's newest code must be told to migrate."
  }

  assert {
    condition     = aws_lambda_invocation.migrate.triggers["package"] == filebase64sha256("tests/fixtures/packages/migrations-function/target/function.zip")
    error_message = "A changed package must migrate again."
  }

  assert {
    condition     = aws_lambda_invocation.migrate.triggers["database"] == "db-OWN"
    error_message = "A new database must be migrated too."
  }
}

run "the_bootstrap_can_be_switched_off" {
  command = plan

  variables {
    database_bootstrap_enabled = false
  }

  assert {
    condition     = length(aws_lambda_invocation.bootstrap) == 0 && length(data.aws_secretsmanager_secret_version.master) == 0
    error_message = "Without bootstrap the secret must not be read."
  }

  assert {
    condition     = jsondecode(aws_lambda_invocation.migrate.input) == { command = "migrate" }
    error_message = "The migration runs all the same."
  }
}

run "keys_rotate_by_hand_unless_asked" {
  command = plan

  assert {
    condition     = length(aws_scheduler_schedule.key_rotation) == 0
    error_message = "The rotation by the clock is a switch."
  }
}

run "keys_rotate_by_the_clock_and_never_immediately" {
  command = plan

  variables {
    signing_key_rotation_days = 90
  }

  assert {
    condition     = aws_scheduler_schedule.key_rotation[0].schedule_expression == "rate(90 days)"
    error_message = "The rotation must come as often as asked."
  }

  assert {
    condition     = aws_scheduler_schedule.key_rotation[0].target[0].arn == "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-migrations:live" && jsondecode(aws_scheduler_schedule.key_rotation[0].target[0].input) == { command = "rotate-signing-key" }
    error_message = "The live migrations function must be told to rotate, without `immediately`, which would refuse tokens in use."
  }
}

run "the_purge_runs_daily_on_the_live_version" {
  command = plan

  assert {
    condition     = aws_scheduler_schedule.purge.schedule_expression == "cron(17 3 * * ? *)"
    error_message = "The purge runs once a day."
  }

  assert {
    condition     = aws_scheduler_schedule.purge.target[0].arn == "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-migrations:live" && jsondecode(aws_scheduler_schedule.purge.target[0].input) == { command = "purge" }
    error_message = "The purge must be run by the live alias of the migrations function."
  }

  assert {
    condition     = aws_lambda_function_event_invoke_config.migrations.qualifier == "live" && aws_lambda_function_event_invoke_config.migrations.maximum_retry_attempts == 1
    error_message = "A purge that failed is tried once more."
  }
}
