# The module that makes one function: runtime, SnapStart, alias, tracing, logs.

mock_provider "aws" {
  source = "./tests/mocks/aws"
}

variables {
  name                 = "latchkey-test-auth"
  description          = "Latchkey: accounts"
  package              = "tests/fixtures/packages/auth-function/target/function.zip"
  package_hash         = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
  memory_mb            = 1769
  timeout_seconds      = 15
  reserved_concurrency = 10
  environment          = { LATCHKEY_FUNCTION = "auth" }
  kms_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/main"
  vpc_id               = "vpc-own"
  subnet_ids           = ["subnet-a", "subnet-b"]
  database = {
    security_group_id = "sg-database"
    port              = 5432
    user_arn          = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_auth"
  }
  log_retention_days = 365
  release_after      = "the-migration"
}

run "java_25_on_arm_with_snapstart" {
  command = plan

  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_lambda_function.this.runtime == "java25" && aws_lambda_function.this.architectures == tolist(["arm64"])
    error_message = "java25 on arm64 was expected."
  }

  assert {
    condition     = aws_lambda_function.this.handler == "dev.latchkey.runtime.aws.FunctionEntry::handleRequest"
    error_message = "The handler is the entry that checks the settings before Quarkus starts."
  }

  assert {
    condition     = aws_lambda_function.this.snap_start[0].apply_on == "PublishedVersions" && aws_lambda_function.this.publish
    error_message = "Versions must be published, with SnapStart."
  }

  assert {
    condition     = aws_lambda_function.this.tracing_config[0].mode == "Active"
    error_message = "X-Ray must be active."
  }

  assert {
    condition     = aws_lambda_function.this.logging_config[0].log_format == "JSON" && aws_lambda_function.this.logging_config[0].log_group == "/aws/lambda/latchkey-test-auth" && aws_lambda_function.this.logging_config[0].system_log_level == "INFO"
    error_message = "Logs must be JSON, in the function's own group, reports included."
  }

  assert {
    condition     = aws_lambda_function.this.kms_key_arn == "arn:aws:kms:eu-central-1:123456789012:key/main" && aws_cloudwatch_log_group.this.kms_key_id == "arn:aws:kms:eu-central-1:123456789012:key/main"
    error_message = "Environment, snapshots and logs must be encrypted by the key."
  }

  assert {
    condition     = aws_lambda_function.this.vpc_config[0].subnet_ids == toset(["subnet-a", "subnet-b"]) && aws_lambda_function.this.vpc_config[0].security_group_ids == toset(["sg-own"])
    error_message = "The function must be in the private subnets with its own security group."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement == [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
    error_message = "Only Lambda may take the role."
  }
}

run "the_alias_serves_the_newest_version" {
  command = plan

  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_lambda_alias.live.name == "live" && aws_lambda_alias.live.function_version == "7" && aws_lambda_alias.live.function_name == "latchkey-test-auth"
    error_message = "The alias must serve the published version."
  }
}

run "security_groups_are_a_pair_with_reasons" {
  command = plan

  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.database["instance"].security_group_id == "sg-own" && aws_vpc_security_group_egress_rule.database["instance"].referenced_security_group_id == "sg-database" && aws_vpc_security_group_egress_rule.database["instance"].cidr_ipv4 == null
    error_message = "Out to the database only."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.database["instance"].security_group_id == "sg-database" && aws_vpc_security_group_ingress_rule.database["instance"].referenced_security_group_id == "sg-own" && aws_vpc_security_group_ingress_rule.database["instance"].cidr_ipv4 == null
    error_message = "The database lets this function in."
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.database["instance"].description) > 0 && length(aws_vpc_security_group_ingress_rule.database["instance"].description) > 0 && length(aws_security_group.this.description) > 0
    error_message = "Rules say what they are for."
  }
}

run "a_wildcard_for_the_database_user_is_refused" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    database = {
      security_group_id = "sg-database"
      port              = 5432
      user_arn          = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:*/latchkey_auth"
    }
  }

  expect_failures = [var.database]
}

run "a_wildcard_for_the_proxys_user_is_refused" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    proxy = {
      security_group_id = "sg-proxy"
      user_arn          = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-0123456789abcdef0/*"
    }
  }

  expect_failures = [var.proxy]
}

run "one_subnet_is_refused" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    subnet_ids = ["subnet-a"]
  }

  expect_failures = [var.subnet_ids]
}

run "a_log_level_that_loses_metrics_is_refused" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    log_level = "ERROR"
  }

  expect_failures = [var.log_level]
}
