# The rules of production, each broken once; everywhere else they do not hold.

mock_provider "aws" {
  source = "./tests/mocks/aws"
}

mock_provider "random" {
  source = "./tests/mocks/random"
}

variables {
  environment       = "prod"
  region            = "eu-central-1"
  package_directory = "tests/fixtures/packages"
}

run "prod_holds" {
  command = plan

  variables {
    database_multi_az              = true
    database_deletion_protection   = true
    database_backup_retention_days = 7
    cors_allowed_origins           = ["https://app.example.com"]
  }

  assert {
    condition     = aws_db_instance.main[0].multi_az && aws_db_instance.main[0].deletion_protection && aws_db_instance.main[0].backup_retention_period == 7
    error_message = "What the rules ask for must be in the plan."
  }

  assert {
    condition     = !aws_db_instance.main[0].skip_final_snapshot && aws_db_instance.main[0].final_snapshot_identifier == "latchkey-prod-final"
    error_message = "Production leaves a last snapshot."
  }

  assert {
    condition     = !aws_db_instance.main[0].delete_automated_backups
    error_message = "Production's backups outlive the instance."
  }
}

run "prod_needs_multi_az" {
  command = plan

  variables {
    database_multi_az = false
  }

  expect_failures = [terraform_data.rules]
}

run "prod_needs_deletion_protection" {
  command = plan

  variables {
    database_multi_az            = true
    database_deletion_protection = false
  }

  expect_failures = [terraform_data.rules]
}

run "prod_needs_a_week_of_backups" {
  command = plan

  variables {
    database_multi_az              = true
    database_backup_retention_days = 6
  }

  expect_failures = [terraform_data.rules]
}

run "prod_refuses_every_origin" {
  command = plan

  variables {
    database_multi_az    = true
    cors_allowed_origins = ["*"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "prod_refuses_origins_without_tls" {
  command = plan

  variables {
    database_multi_az    = true
    cors_allowed_origins = ["http://app.example.com"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "elsewhere_these_rules_do_not_hold" {
  command = plan

  variables {
    environment                    = "test"
    database_multi_az              = false
    database_deletion_protection   = false
    database_backup_retention_days = 1
    cors_allowed_origins           = ["*"]
  }

  assert {
    condition     = aws_db_instance.main[0].skip_final_snapshot
    error_message = "Only production leaves a last snapshot."
  }
}

run "prod_with_a_database_of_yours_leaves_its_protection_to_you" {
  command = plan

  variables {
    database_multi_az              = false
    database_deletion_protection   = false
    database_backup_retention_days = 1
    existing_vpc                   = { vpc_id = "vpc-theirs", subnet_ids = ["subnet-a", "subnet-b"] }
    existing_database = {
      host              = "db.example.internal"
      identifier        = "db"
      resource_id       = "db-THEIRS"
      security_group_id = "sg-theirs"
      max_connections   = 200
    }
  }

  assert {
    condition     = length(aws_db_instance.main) == 0
    error_message = "No database must be made beside yours."
  }
}
