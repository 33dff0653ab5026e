# Each variable refuses what would fail later, or worse, not fail.

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

run "environment_in_capitals" {
  command = plan

  variables {
    environment = "Prod"
  }

  expect_failures = [var.environment]
}

run "environment_too_long" {
  command = plan

  variables {
    environment = "averylongenvironment"
  }

  expect_failures = [var.environment]
}

run "region_that_is_none" {
  command = plan

  variables {
    region = "Frankfurt"
  }

  expect_failures = [var.region]
}

run "account_that_is_none" {
  command = plan

  variables {
    aws_account_id = "12345"
  }

  expect_failures = [var.aws_account_id]
}

run "tags_that_redefine" {
  command = plan

  variables {
    tags = { Environment = "other" }
  }

  expect_failures = [var.tags]
}

run "package_directory_empty" {
  command = plan

  variables {
    package_directory = ""
  }

  expect_failures = [var.package_directory]
}

run "memory_too_small" {
  command = plan

  variables {
    functions = { auth = { memory_mb = 128 } }
  }

  expect_failures = [var.functions]
}

run "memory_too_large" {
  command = plan

  variables {
    functions = { auth = { memory_mb = 10241 } }
  }

  expect_failures = [var.functions]
}

run "timeout_beyond_the_gateway" {
  command = plan

  variables {
    functions = { auth = { timeout_seconds = 30 } }
  }

  expect_failures = [var.functions]
}

run "timeout_of_migrations_beyond_lambda" {
  command = plan

  variables {
    functions = { migrations = { timeout_seconds = 901 } }
  }

  expect_failures = [var.functions]
}

run "concurrency_of_nothing" {
  command = plan

  variables {
    functions = { preferences = { reserved_concurrency = 0 } }
  }

  expect_failures = [var.functions]
}

run "migrations_throttled_by_the_purge" {
  command = plan

  variables {
    functions = { migrations = { reserved_concurrency = 1 } }
  }

  expect_failures = [var.functions]
}

run "environment_variable_of_another_name" {
  command = plan

  variables {
    functions = { auth = { environment = { AWS_LAMBDA_EXEC_WRAPPER = "/opt/x" } } }
  }

  expect_failures = [var.functions]
}

run "master_key_by_the_back_door" {
  command = plan

  variables {
    functions = { health = { environment = { LATCHKEY_MASTER_KEY = "x" } } }
  }

  expect_failures = [var.functions]
}

run "database_password_by_the_back_door" {
  command = plan

  variables {
    functions = { auth = { environment = { LATCHKEY_DB_PASSWORD = "x" } } }
  }

  expect_failures = [var.functions]
}

run "issuer_by_the_back_door" {
  command = plan

  variables {
    functions = { auth = { environment = { LATCHKEY_ISSUER = "x" } } }
  }

  expect_failures = [var.functions]
}

run "java_options_without_a_dash" {
  command = plan

  variables {
    java_tool_options = "UseSerialGC"
  }

  expect_failures = [var.java_tool_options]
}

run "log_level_that_loses_metrics" {
  command = plan

  variables {
    log_level = "WARN"
  }

  expect_failures = [var.log_level]
}

run "retention_that_cloudwatch_does_not_know" {
  command = plan

  variables {
    log_retention_days = 100
  }

  expect_failures = [var.log_retention_days]
}

run "key_deletion_too_soon" {
  command = plan

  variables {
    kms_key_deletion_window_days = 6
  }

  expect_failures = [var.kms_key_deletion_window_days]
}

run "master_key_too_short" {
  command = plan

  variables {
    master_key = "c2hvcnQ="
  }

  expect_failures = [var.master_key]
}

run "master_key_of_33_bytes" {
  command = plan

  variables {
    master_key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
  }

  expect_failures = [var.master_key]
}

run "master_key_forgotten" {
  command = plan

  variables {
    master_key_required = true
  }

  expect_failures = [var.master_key_required]
}

run "rotation_every_day" {
  command = plan

  variables {
    signing_key_rotation_days = 1
  }

  expect_failures = [var.signing_key_rotation_days]
}

run "audience_with_spaces" {
  command = plan

  variables {
    audience = "my services"
  }

  expect_failures = [var.audience]
}

run "origin_with_a_path" {
  command = plan

  variables {
    cors_allowed_origins = ["https://app.example.com/"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "origin_without_scheme" {
  command = plan

  variables {
    cors_allowed_origins = ["app.example.com"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "every_origin_and_one_more" {
  command = plan

  variables {
    cors_allowed_origins = ["*", "https://app.example.com"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "domain_that_is_none" {
  command = plan

  variables {
    custom_domain = { name = "localhost", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/0" }
  }

  expect_failures = [var.custom_domain]
}

run "certificate_of_another_region" {
  command = plan

  variables {
    custom_domain = { name = "accounts.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0" }
  }

  expect_failures = [var.custom_domain]
}

run "vpc_too_small" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0/25"
  }

  expect_failures = [var.vpc_cidr]
}

run "vpc_that_is_none" {
  command = plan

  variables {
    vpc_cidr = "10.0.0.0"
  }

  expect_failures = [var.vpc_cidr]
}

run "vpc_id_that_is_none" {
  command = plan

  variables {
    existing_vpc = { vpc_id = "theirs", subnet_ids = ["subnet-a", "subnet-b"] }
  }

  expect_failures = [var.existing_vpc]
}

run "one_subnet_only" {
  command = plan

  variables {
    existing_vpc = { vpc_id = "vpc-theirs", subnet_ids = ["subnet-a", "subnet-a"] }
  }

  expect_failures = [var.existing_vpc]
}

run "resource_id_that_is_a_name" {
  command = plan

  variables {
    existing_database = { host = "h", identifier = "i", resource_id = "their-db", security_group_id = "sg-1", max_connections = 100 }
  }

  expect_failures = [var.existing_database]
}

run "resource_id_with_a_wildcard" {
  command = plan

  variables {
    existing_database = { host = "h", identifier = "i", resource_id = "db-*", security_group_id = "sg-1", max_connections = 100 }
  }

  expect_failures = [var.existing_database]
}

run "security_group_that_is_none" {
  command = plan

  variables {
    existing_database = { host = "h", identifier = "i", resource_id = "db-A", security_group_id = "theirs", max_connections = 100 }
  }

  expect_failures = [var.existing_database]
}

run "port_that_is_none" {
  command = plan

  variables {
    existing_database = { host = "h", port = 0, identifier = "i", resource_id = "db-A", security_group_id = "sg-1", max_connections = 100 }
  }

  expect_failures = [var.existing_database]
}

run "no_connections" {
  command = plan

  variables {
    existing_database = { host = "h", identifier = "i", resource_id = "db-A", security_group_id = "sg-1", max_connections = 0 }
  }

  expect_failures = [var.existing_database]
}

run "class_that_is_none" {
  command = plan

  variables {
    database_instance_class = "t4g.micro"
  }

  expect_failures = [var.database_instance_class]
}

run "memory_that_is_none" {
  command = plan

  variables {
    database_memory_gib = 0
  }

  expect_failures = [var.database_memory_gib]
}

run "another_major_version" {
  command = plan

  variables {
    database_engine_version = "16"
  }

  expect_failures = [var.database_engine_version]
}

run "storage_too_small" {
  command = plan

  variables {
    database_allocated_storage_gib = 10
  }

  expect_failures = [var.database_allocated_storage_gib]
}

run "storage_that_cannot_grow" {
  command = plan

  variables {
    database_max_storage_gib = 21
  }

  expect_failures = [var.database_max_storage_gib]
}

run "no_backups" {
  command = plan

  variables {
    database_backup_retention_days = 0
  }

  expect_failures = [var.database_backup_retention_days]
}

run "monitoring_interval_unknown" {
  command = plan

  variables {
    database_enhanced_monitoring_seconds = 20
  }

  expect_failures = [var.database_enhanced_monitoring_seconds]
}

run "email_that_is_none" {
  command = plan

  variables {
    alarm_emails = ["somebody"]
  }

  expect_failures = [var.alarm_emails]
}

run "log_in_alarm_of_nothing" {
  command = plan

  variables {
    log_in_failures_alarm = 0
  }

  expect_failures = [var.log_in_failures_alarm]
}

run "reuse_alarm_of_nothing" {
  command = plan

  variables {
    refresh_reuse_alarm = 0
  }

  expect_failures = [var.refresh_reuse_alarm]
}

run "latency_alarm_beyond_the_gateway" {
  command = plan

  variables {
    api_p99_alarm_ms = 30001
  }

  expect_failures = [var.api_p99_alarm_ms]
}

run "budget_of_nothing" {
  command = plan

  variables {
    monthly_budget_usd = 0
  }

  expect_failures = [var.monthly_budget_usd]
}

run "every_variable_left_out_that_can_be" {
  command = plan

  assert {
    condition     = output.api_url != ""
    error_message = "Environment and region must be enough."
  }
}

run "a_version_to_keep_that_is_none_is_refused" {
  command = plan

  variables {
    live_versions = { auth = "$LATEST" }
  }

  expect_failures = [var.live_versions]
}

run "a_version_of_an_unknown_function_is_refused" {
  command = plan

  variables {
    live_versions = { mailer = "3" }
  }

  expect_failures = [var.live_versions]
}

run "a_zone_by_its_name_is_refused" {
  command = plan

  variables {
    excluded_zone_ids = ["us-east-1a"]
  }

  expect_failures = [var.excluded_zone_ids]
}

run "a_boundary_that_is_no_policy_is_refused" {
  command = plan

  variables {
    permissions_boundary_arn = "boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}
