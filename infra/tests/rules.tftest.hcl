# What no single variable can check: each rule holds on good input and fails on bad.

mock_provider "aws" {
  source = "./tests/mocks"
}

mock_provider "random" {
  override_during = plan
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
