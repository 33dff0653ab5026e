# Database: private, encrypted, TLS only, IAM, backed up; yours instead; the proxy.

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

run "instance_is_private_encrypted_and_managed" {
  command = plan

  assert {
    condition     = aws_db_instance.main[0].engine == "postgres" && aws_db_instance.main[0].engine_version == "17"
    error_message = "PostgreSQL 17 was expected."
  }

  assert {
    condition     = !aws_db_instance.main[0].publicly_accessible
    error_message = "The database must be private."
  }

  assert {
    condition     = aws_db_instance.main[0].storage_encrypted && aws_db_instance.main[0].kms_key_id == "arn:aws:kms:eu-central-1:123456789012:key/main"
    error_message = "Storage and backups must be encrypted by the key."
  }

  assert {
    condition     = aws_db_instance.main[0].iam_database_authentication_enabled
    error_message = "IAM authentication must be on."
  }

  assert {
    condition     = aws_db_instance.main[0].manage_master_user_password && aws_db_instance.main[0].password == null && aws_db_instance.main[0].master_user_secret_kms_key_id == "arn:aws:kms:eu-central-1:123456789012:key/main"
    error_message = "The master password must be RDS's own, encrypted by the key, and never Terraform's."
  }

  assert {
    condition     = aws_db_instance.main[0].username == "latchkey_migrator" && aws_db_instance.main[0].db_name == "latchkey"
    error_message = "The schema's owner is latchkey_migrator, the database latchkey."
  }

  assert {
    condition     = aws_db_instance.main[0].backup_retention_period == 7 && aws_db_instance.main[0].copy_tags_to_snapshot && aws_db_instance.main[0].deletion_protection
    error_message = "A week of backups and deletion protection are the defaults."
  }

  assert {
    condition     = aws_db_instance.main[0].performance_insights_enabled && aws_db_instance.main[0].performance_insights_kms_key_id == "arn:aws:kms:eu-central-1:123456789012:key/main"
    error_message = "Performance Insights must be on, encrypted by the key."
  }

  assert {
    condition     = aws_db_instance.main[0].enabled_cloudwatch_logs_exports == toset(["postgresql", "upgrade"])
    error_message = "The database's logs must go to CloudWatch."
  }

  assert {
    condition     = toset([for g in aws_cloudwatch_log_group.database : g.name]) == toset(["/aws/rds/instance/latchkey-test/postgresql", "/aws/rds/instance/latchkey-test/upgrade"])
    error_message = "The log groups must be those that RDS writes to, made here with key and retention."
  }

  assert {
    condition     = aws_db_instance.main[0].max_allocated_storage == 100 && aws_db_instance.main[0].storage_type == "gp3"
    error_message = "Storage must grow by itself."
  }

  assert {
    condition     = aws_db_instance.main[0].auto_minor_version_upgrade && aws_db_instance.main[0].ca_cert_identifier == "rds-ca-rsa2048-g1"
    error_message = "Minor upgrades come by themselves; the certificate is of a current authority."
  }
}

run "parameters_force_tls_and_keep_values_out_of_the_log" {
  command = plan

  assert {
    condition = { for p in aws_db_parameter_group.main[0].parameter : p.name => p.value } == {
      "rds.force_ssl"              = "1"
      "ssl_min_protocol_version"   = "TLSv1.2"
      "max_connections"            = "84"
      "log_statement"              = "ddl"
      "log_min_duration_statement" = "1000"
      "log_parameter_max_length"   = "0"
      "log_error_verbosity"        = "terse"
    }
    error_message = "The parameters have changed."
  }

  assert {
    condition     = aws_db_parameter_group.main[0].family == "postgres17" && aws_db_instance.main[0].parameter_group_name == "latchkey-parameters"
    error_message = "The instance must use the parameter group."
  }

  assert {
    condition     = alltrue([for p in aws_db_parameter_group.main[0].parameter : p.apply_method == "pending-reboot" if contains(["rds.force_ssl", "ssl_min_protocol_version", "max_connections"], p.name)])
    error_message = "Static parameters can only be applied by a restart; unchanged ones are reported so."
  }
}

run "functions_log_in_by_iam" {
  command = plan

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : nonsensitive(f.environment["LATCHKEY_DB_AUTH"]) == "iam" && nonsensitive(f.environment["LATCHKEY_DB_HOST"]) == "latchkey.abc.eu-central-1.rds.amazonaws.com" && nonsensitive(f.environment["LATCHKEY_DB_PORT"]) == "5432" && nonsensitive(f.environment["LATCHKEY_DB_NAME"]) == "latchkey"])
    error_message = "The functions must log in by IAM at the instance."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : !contains(nonsensitive(keys(f.environment)), "LATCHKEY_DB_PASSWORD")])
    error_message = "No function may have a password of the database."
  }

  assert {
    condition     = length(aws_db_proxy.main) == 0
    error_message = "The proxy costs by the hour and is a switch."
  }
}

run "enhanced_monitoring_is_a_switch" {
  command = plan

  assert {
    condition     = aws_db_instance.main[0].monitoring_interval == 0 && length(aws_iam_role.database_monitoring) == 0
    error_message = "Enhanced Monitoring is off by default."
  }
}

run "enhanced_monitoring_on" {
  command = plan

  variables {
    database_enhanced_monitoring_seconds = 60
  }

  assert {
    condition     = aws_db_instance.main[0].monitoring_interval == 60 && aws_db_instance.main[0].monitoring_role_arn == "arn:aws:iam::123456789012:role/a-role"
    error_message = "Enhanced Monitoring needs interval and role."
  }
}

run "proxy_takes_iam_and_tls_on_both_sides" {
  command = plan

  variables {
    rds_proxy_enabled = true
  }

  assert {
    condition     = aws_db_proxy.main[0].default_auth_scheme == "IAM_AUTH" && length(aws_db_proxy.main[0].auth) == 0
    error_message = "The proxy must use IAM on both sides and hold no secret."
  }

  assert {
    condition     = aws_db_proxy.main[0].require_tls && !aws_db_proxy.main[0].debug_logging && aws_db_proxy.main[0].engine_family == "POSTGRESQL"
    error_message = "The proxy must require TLS, and not log statements."
  }

  assert {
    condition     = aws_db_proxy_default_target_group.main[0].connection_pool_config[0].max_connections_percent == 75
    error_message = "The proxy must leave connections to migrations and operators."
  }

  assert {
    condition     = aws_db_proxy_target.main[0].db_instance_identifier == "latchkey-test" && aws_db_proxy_target.main[0].target_group_name == "default"
    error_message = "The proxy must lead to the instance."
  }

  assert {
    condition = { for name, f in merge(module.function, { migrations = module.migrations }) : name => nonsensitive(f.environment["LATCHKEY_DB_HOST"]) } == {
      auth        = "latchkey.proxy-abc.eu-central-1.rds.amazonaws.com"
      preferences = "latchkey.proxy-abc.eu-central-1.rds.amazonaws.com"
      health      = "latchkey.proxy-abc.eu-central-1.rds.amazonaws.com"
      migrations  = "latchkey.abc.eu-central-1.rds.amazonaws.com"
    }
    error_message = "Functions connect to the proxy, migrations to the instance itself."
  }
}

run "a_database_of_yours_is_used_and_none_made" {
  command = plan

  variables {
    existing_vpc = { vpc_id = "vpc-theirs", subnet_ids = ["subnet-a", "subnet-b"] }
    existing_database = {
      host              = "db.example.internal"
      port              = 5433
      name              = "people"
      identifier        = "their-db"
      resource_id       = "db-THEIRS"
      security_group_id = "sg-theirs"
      max_connections   = 200
    }
  }

  assert {
    condition     = length(aws_db_instance.main) + length(aws_db_parameter_group.main) + length(aws_security_group.database) + length(aws_db_subnet_group.main) + length(aws_cloudwatch_log_group.database) == 0
    error_message = "No database must be made beside yours."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : nonsensitive(f.environment["LATCHKEY_DB_HOST"]) == "db.example.internal" && nonsensitive(f.environment["LATCHKEY_DB_PORT"]) == "5433" && nonsensitive(f.environment["LATCHKEY_DB_NAME"]) == "people"])
    error_message = "The functions must connect to your database."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : f.egress.instance.security_group_id == "sg-theirs" && f.egress.instance.from_port == 5433 && f.ingress.instance.security_group_id == "sg-theirs" && f.ingress.instance.to_port == 5433])
    error_message = "Security groups must lead to your database's port."
  }

  assert {
    condition     = strcontains(module.function["auth"].policy, "dbuser:db-THEIRS/latchkey_auth")
    error_message = "The policy must name your database."
  }

  assert {
    condition     = output.connection_budget.max_connections == 200
    error_message = "The budget must be that of your database."
  }

  assert {
    condition     = length(aws_lambda_invocation.bootstrap) == 0 && length(data.aws_secretsmanager_secret_version.master) == 0
    error_message = "There is no master password to bootstrap with."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-cpu"].dimensions["DBInstanceIdentifier"] == "their-db" && !contains(keys(aws_cloudwatch_metric_alarm.this), "database-storage")
    error_message = "Your database is watched, as far as its size is known."
  }
}
