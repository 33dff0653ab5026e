# Network: private, closed, and nothing that costs by the hour.

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
  target          = module.function["auth"].aws_security_group.this
  override_during = plan
  values          = { id = "sg-auth" }
}

override_resource {
  target          = module.function["preferences"].aws_security_group.this
  override_during = plan
  values          = { id = "sg-preferences" }
}

override_resource {
  target          = module.function["health"].aws_security_group.this
  override_during = plan
  values          = { id = "sg-health" }
}

override_resource {
  target          = module.migrations.aws_security_group.this
  override_during = plan
  values          = { id = "sg-migrations" }
}

override_resource {
  target          = aws_security_group.database[0]
  override_during = plan
  values          = { id = "sg-database" }
}

run "two_private_subnets_in_two_zones" {
  command = plan

  assert {
    condition     = [for s in aws_subnet.private : s.availability_zone] == ["eu-central-1a", "eu-central-1b"]
    error_message = "Two subnets in two zones were expected."
  }

  assert {
    condition     = [for s in aws_subnet.private : s.cidr_block] == ["10.71.0.0/22", "10.71.4.0/22"]
    error_message = "Each subnet takes a quarter of the VPC."
  }

  assert {
    condition     = alltrue([for s in aws_subnet.private : !s.map_public_ip_on_launch])
    error_message = "Nothing in a subnet may get a public address."
  }

  assert {
    condition     = length(aws_route_table.private[0].route) == 0 && length(aws_route_table_association.private) == 2
    error_message = "The subnets must have no route out of the VPC: no NAT, no internet gateway."
  }

  assert {
    condition     = length(aws_default_security_group.closed[0].ingress) == 0 && length(aws_default_security_group.closed[0].egress) == 0
    error_message = "The default security group must be closed."
  }
}

run "functions_reach_the_database_and_nothing_else" {
  command = plan

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : f.egress == { instance = { security_group_id = "sg-database", from_port = 5432, to_port = 5432, ip_protocol = "tcp" } }])
    error_message = "A function may connect to something else than the database on 5432."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : f.ingress == { instance = { security_group_id = "sg-database", from_port = 5432, to_port = 5432, ip_protocol = "tcp" } }])
    error_message = "The database must be open to the functions on 5432 only."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : toset(f.settings.subnet_ids) == toset(["subnet-own"])])
    error_message = "The functions must be in the private subnets."
  }
}

run "the_proxy_stands_between" {
  command = plan

  variables {
    rds_proxy_enabled = true
  }

  override_resource {
    target          = aws_security_group.proxy[0]
    override_during = plan
    values          = { id = "sg-proxy" }
  }

  assert {
    condition = { for name, f in merge(module.function, { migrations = module.migrations }) : name => { for way, rule in f.egress : way => rule.security_group_id } } == {
      auth        = { instance = "sg-database", proxy = "sg-proxy" }
      preferences = { instance = "sg-database", proxy = "sg-proxy" }
      health      = { instance = "sg-database", proxy = "sg-proxy" }
      migrations  = { instance = "sg-database" }
    }
    error_message = "The way to the proxy must be opened beside the one to the instance, which the versions before still use."
  }

  assert {
    condition = { for name, f in merge(module.function, { migrations = module.migrations }) : name => f.ingress } == {
      for name, f in merge(module.function, { migrations = module.migrations }) : name => {
        for way, rule in f.egress : way => { security_group_id = rule.security_group_id, from_port = 5432, to_port = 5432, ip_protocol = "tcp" }
      }
    }
    error_message = "Each way must be open on both sides, on 5432 only."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.proxy[0].security_group_id == "sg-proxy" && aws_vpc_security_group_egress_rule.proxy[0].referenced_security_group_id == "sg-database" && aws_vpc_security_group_egress_rule.proxy[0].from_port == 5432
    error_message = "The proxy must reach the database and nothing else."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.database_from_proxy[0].security_group_id == "sg-database" && aws_vpc_security_group_ingress_rule.database_from_proxy[0].referenced_security_group_id == "sg-proxy"
    error_message = "The database must let the proxy in."
  }
}

run "flow_logs_are_off_by_default" {
  command = plan

  assert {
    condition     = length(aws_flow_log.main) == 0
    error_message = "Flow logs cost money and are a switch."
  }
}

run "flow_logs_record_everything_encrypted" {
  command = plan

  variables {
    flow_logs_enabled = true
  }

  assert {
    condition     = aws_flow_log.main[0].traffic_type == "ALL" && aws_flow_log.main[0].vpc_id == "vpc-own"
    error_message = "Flow logs must record all traffic of the VPC."
  }

  assert {
    condition     = aws_cloudwatch_log_group.flow_logs[0].kms_key_id == "arn:aws:kms:eu-central-1:123456789012:key/main"
    error_message = "Flow logs must be encrypted by the key."
  }
}

run "a_vpc_of_yours_is_used_and_none_made" {
  command = plan

  variables {
    existing_vpc = { vpc_id = "vpc-theirs", subnet_ids = ["subnet-a", "subnet-b", "subnet-c"] }
  }

  assert {
    condition     = length(aws_vpc.main) + length(aws_subnet.private) + length(aws_route_table.private) + length(aws_default_security_group.closed) == 0
    error_message = "No network must be made beside yours."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : toset(f.settings.subnet_ids) == toset(["subnet-a", "subnet-b", "subnet-c"])])
    error_message = "The functions must be in your subnets."
  }

  assert {
    condition     = aws_db_subnet_group.main[0].subnet_ids == toset(["subnet-a", "subnet-b", "subnet-c"]) && aws_security_group.database[0].vpc_id == "vpc-theirs"
    error_message = "The database must be in your subnets."
  }
}
