# environments/dev.tfvars as it stands, planned whole. Run with -var-file=environments/dev.tfvars and
# -var=package_directory=… (test.sh does both).

mock_provider "aws" {
  source = "./tests/mocks/aws"
}

mock_provider "random" {
  source = "./tests/mocks/random"
}

run "dev_is_small_and_can_be_thrown_away" {
  command = plan

  assert {
    condition     = alltrue([for name, f in merge(module.function, { migrations = module.migrations }) : f.settings.package == "${var.package_directory}/${name}-function/target/function.zip" && f.settings.package_hash == filebase64sha256(f.settings.package)])
    error_message = "Every function must be made from its package."
  }

  assert {
    condition     = strcontains(file("../docs/deploy.md"), "${sum([for f in merge(module.function, { migrations = module.migrations }) : f.settings.reserved_concurrency])} in dev")
    error_message = "docs/deploy.md names another concurrency to ask AWS for."
  }

  assert {
    condition     = aws_db_instance.main[0].identifier == "latchkey-dev" && aws_db_instance.main[0].instance_class == "db.t4g.micro"
    error_message = "dev has a small database of its own."
  }

  assert {
    condition     = !aws_db_instance.main[0].multi_az && !aws_db_instance.main[0].deletion_protection && aws_db_instance.main[0].skip_final_snapshot
    error_message = "dev must be cheap, and easy to remove."
  }

  assert {
    condition     = aws_db_instance.main[0].storage_encrypted && aws_db_instance.main[0].iam_database_authentication_enabled
    error_message = "Encryption and IAM are no luxury of production."
  }

  assert {
    condition     = length(aws_db_proxy.main) == 0 && length(aws_flow_log.main) == 0
    error_message = "dev must not pay by the hour for what it can do without."
  }

  assert {
    condition     = aws_apigatewayv2_api.main.cors_configuration[0].allow_origins == toset(["http://localhost:3000", "http://localhost:5173"])
    error_message = "dev serves web applications under development."
  }
}
