# What no single variable can check: each rule holds on good input and fails on bad.

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

run "defaults_hold" {
  command = plan

  assert {
    condition     = output.connection_budget.max_connections == 84 && output.connection_budget.budget == 67
    error_message = "db.t4g.micro has 84 connections by RDS's formula, 80 % of which are 67."
  }

  assert {
    condition     = output.connection_budget.needed == (10 + 15 + 2 + 2) * 2
    error_message = "The budget must count reserved concurrency × pool size over all four functions."
  }
}

run "missing_package_is_named" {
  command = plan

  variables {
    package_directory = "tests/fixtures/nothing-here"
  }

  expect_failures = [terraform_data.rules]
}

run "exactly_the_budget_holds" {
  command = plan

  # (12 + 17 + 2 + 2) × 2 = 66; one more instance would need 68 of 67.
  variables {
    functions = { auth = { reserved_concurrency = 12 }, preferences = { reserved_concurrency = 17 } }
  }

  assert {
    condition     = output.connection_budget.needed == 66
    error_message = "66 connections were expected."
  }
}

run "one_over_the_budget_is_refused" {
  command = plan

  variables {
    functions = { auth = { reserved_concurrency = 12 }, preferences = { reserved_concurrency = 18 } }
  }

  expect_failures = [terraform_data.rules]
}

run "health_counts_in_the_budget" {
  command = plan

  variables {
    functions = { health = { reserved_concurrency = 7 } }
  }

  expect_failures = [terraform_data.rules]
}

run "migrations_count_in_the_budget" {
  command = plan

  variables {
    functions = { migrations = { reserved_concurrency = 7 } }
  }

  expect_failures = [terraform_data.rules]
}

run "larger_class_raises_the_budget" {
  command = plan

  variables {
    database_instance_class = "db.m7g.large"
    functions               = { auth = { reserved_concurrency = 100 }, preferences = { reserved_concurrency = 150 } }
  }

  assert {
    condition     = output.connection_budget.max_connections == 873 && output.connection_budget.needed == 508
    error_message = "db.m7g.large has 873 connections by RDS's formula."
  }
}

run "max_connections_end_at_5000" {
  command = plan

  variables {
    database_instance_class = "db.r7g.4xlarge"
  }

  assert {
    condition     = output.connection_budget.max_connections == 5000
    error_message = "RDS's formula ends at 5000."
  }
}

run "proxy_lifts_the_budget_of_the_functions" {
  command = plan

  variables {
    rds_proxy_enabled = true
    functions         = { auth = { reserved_concurrency = 500 }, preferences = { reserved_concurrency = 400 } }
  }

  assert {
    condition     = output.connection_budget.needed == floor(84 * 0.75) + 2 * 2
    error_message = "Behind the proxy, the proxy's share and the migrations count."
  }
}

run "unknown_class_needs_its_memory" {
  command = plan

  variables {
    database_instance_class = "db.x2g.large"
  }

  expect_failures = [var.database_instance_class]
}

run "unknown_class_with_memory_holds" {
  command = plan

  variables {
    database_instance_class = "db.x2g.large"
    database_memory_gib     = 32
  }

  assert {
    condition     = output.connection_budget.max_connections == 3576
    error_message = "32 GiB give 3576 connections."
  }
}

run "own_database_needs_own_network" {
  command = plan

  variables {
    existing_database = {
      host              = "db.example.internal"
      identifier        = "db"
      resource_id       = "db-THEIRS"
      security_group_id = "sg-theirs"
      max_connections   = 200
    }
  }

  expect_failures = [terraform_data.rules]
}

run "own_database_has_no_proxy_here" {
  command = plan

  variables {
    existing_vpc = { vpc_id = "vpc-theirs", subnet_ids = ["subnet-a", "subnet-b"] }
    existing_database = {
      host              = "db.example.internal"
      identifier        = "db"
      resource_id       = "db-THEIRS"
      security_group_id = "sg-theirs"
      max_connections   = 200
    }
    rds_proxy_enabled = true
  }

  expect_failures = [terraform_data.rules]
}

run "own_database_has_its_budget_too" {
  command = plan

  variables {
    existing_vpc = { vpc_id = "vpc-theirs", subnet_ids = ["subnet-a", "subnet-b"] }
    existing_database = {
      host              = "db.example.internal"
      identifier        = "db"
      resource_id       = "db-THEIRS"
      security_group_id = "sg-theirs"
      max_connections   = 72
    }
  }

  expect_failures = [terraform_data.rules]
}

run "flow_logs_are_for_the_own_network" {
  command = plan

  variables {
    existing_vpc      = { vpc_id = "vpc-theirs", subnet_ids = ["subnet-a", "subnet-b"] }
    flow_logs_enabled = true
  }

  expect_failures = [terraform_data.rules]
}
