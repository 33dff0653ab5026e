# environments/prod.tfvars as it stands, planned whole. Run with -var-file=environments/prod.tfvars and
# -var=package_directory=… (test.sh does both).

mock_provider "aws" {
  source = "./tests/mocks/aws"
}

mock_provider "random" {
  source = "./tests/mocks/random"
}

run "prod_is_protected" {
  command = plan

  assert {
    condition     = alltrue([for name, f in merge(module.function, { migrations = module.migrations }) : f.settings.package == "${var.package_directory}/${name}-function/target/function.zip" && f.settings.package_hash == filebase64sha256(f.settings.package)])
    error_message = "Every function must be made from its package."
  }

  assert {
    condition     = strcontains(file("../docs/deploy.md"), "${sum([for f in merge(module.function, { migrations = module.migrations }) : f.settings.reserved_concurrency])} in prod")
    error_message = "docs/deploy.md names another concurrency to ask AWS for."
  }

  assert {
    condition     = aws_db_instance.main[0].identifier == "latchkey-prod" && aws_db_instance.main[0].multi_az && aws_db_instance.main[0].deletion_protection && aws_db_instance.main[0].backup_retention_period == 14
    error_message = "prod must survive a zone, a mistake and a bad week."
  }

  assert {
    condition     = !aws_db_instance.main[0].skip_final_snapshot && aws_db_instance.main[0].monitoring_interval == 60
    error_message = "prod leaves a snapshot and is monitored closely."
  }

  assert {
    condition     = length(aws_flow_log.main) == 1 && aws_cloudwatch_log_group.api.retention_in_days == 365
    error_message = "prod records its network's connections, and keeps its logs for a year."
  }

  assert {
    condition     = length(aws_apigatewayv2_api.main.cors_configuration) == 0
    error_message = "prod allows no origin before you name one."
  }

  assert {
    condition     = output.connection_budget.needed == 514 && output.connection_budget.budget == 698
    error_message = "prod's concurrency must fit its database."
  }
}

run "prod_refuses_every_origin" {
  command = plan

  variables {
    cors_allowed_origins = ["*"]
  }

  expect_failures = [var.cors_allowed_origins]
}
