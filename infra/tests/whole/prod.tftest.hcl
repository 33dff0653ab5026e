# The plans that plans.mjs compares whole, from environments/prod.tfvars: as it stands, and with each switch turned.

mock_provider "aws" {
  source = "./tests/mocks/aws"
}

mock_provider "random" {
  source = "./tests/mocks/random"
}

variables {
  package_directory = "tests/fixtures/packages"
}

run "prod" {
  command = plan
}

run "switches" {
  command = plan

  variables {
    aws_account_id             = "123456789012"
    alarm_emails               = ["ops@example.com"]
    cors_allowed_origins       = ["https://app.example.com"]
    custom_domain              = { name = "accounts.example.com", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/c", hosted_zone_id = "Z1" }
    jwt_authorizer_enabled     = true
    master_key                 = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    monthly_budget_usd         = 250
    rds_proxy_enabled          = true
    signing_key_rotation_days  = 90
    database_bootstrap_enabled = false
    ipv6_enabled               = true
    permissions_boundary_arn   = "arn:aws:iam::123456789012:policy/boundary"
  }
}

run "existing" {
  command = plan

  variables {
    flow_logs_enabled = false
    existing_vpc      = { vpc_id = "vpc-yours", subnet_ids = ["subnet-yours-a", "subnet-yours-b"] }
    existing_database = {
      host              = "yours.example.com"
      identifier        = "yours"
      resource_id       = "db-YOURS"
      security_group_id = "sg-yours"
      max_connections   = 1000
    }
  }
}
