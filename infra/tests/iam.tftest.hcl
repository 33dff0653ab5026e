# Least privilege: every policy's statements, by name, actions and resources.

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
  target          = module.function["auth"].aws_cloudwatch_log_group.this
  override_during = plan
  values          = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/latchkey-test-auth" }
}

override_resource {
  target          = module.function["auth"].aws_security_group.this
  override_during = plan
  values          = { id = "sg-auth" }
}

override_resource {
  target          = module.function["preferences"].aws_cloudwatch_log_group.this
  override_during = plan
  values          = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/latchkey-test-preferences" }
}

override_resource {
  target          = module.function["preferences"].aws_security_group.this
  override_during = plan
  values          = { id = "sg-preferences" }
}

override_resource {
  target          = module.function["health"].aws_cloudwatch_log_group.this
  override_during = plan
  values          = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/latchkey-test-health" }
}

override_resource {
  target          = module.function["health"].aws_security_group.this
  override_during = plan
  values          = { id = "sg-health" }
}

override_resource {
  target          = module.migrations.aws_cloudwatch_log_group.this
  override_during = plan
  values          = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/latchkey-test-migrations" }
}

override_resource {
  target          = module.migrations.aws_security_group.this
  override_during = plan
  values          = { id = "sg-migrations" }
}

override_resource {
  target          = module.migrations.aws_lambda_alias.live
  override_during = plan
  values          = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-migrations:live" }
}

run "functions_have_these_statements_and_no_others" {
  command = plan

  assert {
    condition = alltrue([
      for f in merge(module.function, { migrations = module.migrations }) : f.proxy_policy == null && [for s in jsondecode(f.policy).Statement : "${s.Effect} ${s.Sid}"] == [
        "Allow WriteOwnLogs", "Allow SendTraces", "Allow ConnectAsOwnDatabaseUser", "Allow CreateNetworkInterfacesInItsSubnets",
        "Allow ManageNetworkInterfaces", "Allow DescribeNetwork", "Deny NotFromTheFunctionsCode",
      ]
    ])
    error_message = "A function's policy has another statement than the seven that this test knows."
  }

  assert {
    condition     = toset(keys(module.function)) == toset(["auth", "health", "preferences"])
    error_message = "Four functions were expected."
  }
}

run "functions_write_their_own_logs_only" {
  command = plan

  assert {
    condition = alltrue([
      for name, f in merge(module.function, { migrations = module.migrations }) : alltrue([
        for s in jsondecode(f.policy).Statement :
        s.Action == ["logs:CreateLogStream", "logs:PutLogEvents"] &&
        s.Resource == "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/latchkey-test-${name}:*" if s.Sid == "WriteOwnLogs"
      ])
    ])
    error_message = "A function may write to another log group than its own."
  }
}

run "functions_connect_as_their_own_database_user_only" {
  command = plan

  assert {
    condition = {
      for name, f in merge(module.function, { migrations = module.migrations }) : name => one([for s in jsondecode(f.policy).Statement : "${s.Action} ${s.Resource}" if s.Sid == "ConnectAsOwnDatabaseUser"])
      } == {
      auth        = "rds-db:connect arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_auth"
      preferences = "rds-db:connect arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_preferences"
      health      = "rds-db:connect arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_health"
      migrations  = "rds-db:connect arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_migrator"
    }
    error_message = "Each function must be allowed its own database user on this instance, and nothing else."
  }

  assert {
    condition     = { for name, f in merge(module.function, { migrations = module.migrations }) : name => nonsensitive(f.environment["LATCHKEY_DB_USER"]) } == { auth = "latchkey_auth", preferences = "latchkey_preferences", health = "latchkey_health", migrations = "latchkey_migrator" }
    error_message = "The user in the environment must be the one that the policy allows."
  }
}

run "functions_send_traces_and_no_more" {
  command = plan

  assert {
    condition = alltrue([
      for f in merge(module.function, { migrations = module.migrations }) : alltrue([
        for s in jsondecode(f.policy).Statement : s.Action == ["xray:PutTelemetryRecords", "xray:PutTraceSegments"] && s.Resource == "*" if s.Sid == "SendTraces"
      ])
    ])
    error_message = "The statement for X-Ray has changed."
  }
}

run "network_rights_are_lambdas_and_not_the_codes" {
  command = plan

  assert {
    condition = alltrue([
      for name, f in merge(module.function, { migrations = module.migrations }) : alltrue([
        for s in jsondecode(f.policy).Statement :
        s.Action == "ec2:CreateNetworkInterface" && s.Resource == [
          "arn:aws:ec2:eu-central-1:123456789012:network-interface/*",
          "arn:aws:ec2:eu-central-1:123456789012:security-group/sg-${name}",
          "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-own",
          "arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-own",
        ] if s.Sid == "CreateNetworkInterfacesInItsSubnets"
      ])
    ])
    error_message = "Network interfaces may be made in the function's own subnets with its own security group only."
  }

  assert {
    condition = alltrue([
      for f in merge(module.function, { migrations = module.migrations }) : alltrue([
        for s in jsondecode(f.policy).Statement :
        s.Action == ["ec2:AssignPrivateIpAddresses", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"] &&
        s.Resource == "arn:aws:ec2:eu-central-1:123456789012:*/*" if s.Sid == "ManageNetworkInterfaces"
      ])
    ])
    error_message = "The statement that manages network interfaces has changed."
  }

  assert {
    condition = alltrue([
      for f in merge(module.function, { migrations = module.migrations }) : alltrue([
        for s in jsondecode(f.policy).Statement :
        s.Action == ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"] && s.Resource == "*" if s.Sid == "DescribeNetwork"
      ])
    ])
    error_message = "The statement that describes the network has changed."
  }

  assert {
    condition = alltrue([
      for name, f in merge(module.function, { migrations = module.migrations }) : alltrue([
        for s in jsondecode(f.policy).Statement :
        s.Resource == "*" &&
        s.Condition.ArnEquals["lambda:SourceFunctionArn"] == "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-${name}" &&
        length(setsubtract(flatten([for a in jsondecode(f.policy).Statement : a.Action if a.Effect == "Allow" && anytrue([for x in flatten([a.Action]) : startswith(x, "ec2:")])]), s.Action)) == 0
        if s.Sid == "NotFromTheFunctionsCode"
      ])
    ])
    error_message = "Every ec2 right of a function's role must be denied to its own code."
  }
}

run "no_statement_allows_every_action" {
  command = plan

  assert {
    condition = alltrue([
      for policy in concat([for f in merge(module.function, { migrations = module.migrations }) : f.policy], [aws_iam_role_policy.scheduler.policy]) : alltrue([
        for s in jsondecode(policy).Statement : alltrue([for action in flatten([s.Action]) : !strcontains(action, "*")]) if s.Effect == "Allow"
      ])
    ])
    error_message = "A policy has a wildcard among its actions."
  }

  assert {
    condition = alltrue([
      for policy in concat([for f in merge(module.function, { migrations = module.migrations }) : f.policy], [aws_iam_role_policy.scheduler.policy]) : alltrue([
        for s in jsondecode(policy).Statement :
        contains(["SendTraces", "DescribeNetwork"], s.Sid) if s.Effect == "Allow" && contains(flatten([s.Resource]), "*")
      ])
    ])
    error_message = "A statement names `*` as resource though AWS allows more exact ones."
  }
}

run "scheduler_invokes_the_live_migrations_function_only" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role_policy.scheduler.policy).Statement == [{
      Sid      = "InvokeTheLiveMigrationsFunction"
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-migrations:live"
    }]
    error_message = "The scheduler may do something else than invoke the alias of the migrations function."
  }

  assert {
    condition = jsondecode(aws_iam_role.scheduler.assume_role_policy).Statement == [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = "123456789012" }
        ArnEquals    = { "aws:SourceArn" = "arn:aws:scheduler:eu-central-1:123456789012:schedule-group/default" }
      }
    }]
    error_message = "The scheduler's role must be for schedules of this account only."
  }
}

run "proxy_connects_as_the_functions_users_and_functions_to_the_proxy" {
  command = plan

  variables {
    rds_proxy_enabled = true
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.proxy[0].policy).Statement == [{
      Sid    = "ConnectAsTheFunctionsUsers"
      Effect = "Allow"
      Action = "rds-db:connect"
      Resource = [
        "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_auth",
        "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_health",
        "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_preferences",
      ]
    }]
    error_message = "The proxy must connect as the three functions' users, and never as the migrator."
  }

  assert {
    condition = jsondecode(aws_iam_role.proxy[0].assume_role_policy).Statement == [{
      Effect    = "Allow"
      Principal = { Service = "rds.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
    error_message = "Only RDS, for this account, may take the proxy's role."
  }

  assert {
    condition = {
      for name, f in merge(module.function, { migrations = module.migrations }) : name => one([for s in jsondecode(f.policy).Statement : s.Resource if s.Sid == "ConnectAsOwnDatabaseUser"])
      } == {
      auth        = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_auth"
      preferences = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_preferences"
      health      = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_health"
      migrations  = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:db-OWN/latchkey_migrator"
    }
    error_message = "The versions that serve while the proxy comes or goes connect to the instance; their right must stay."
  }

  assert {
    condition = {
      for name, f in merge(module.function, { migrations = module.migrations }) : name => try(jsondecode(f.proxy_policy).Statement, [])
      } == {
      auth = [{
        Sid      = "ConnectAsOwnDatabaseUserByProxy"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-0123456789abcdef0/latchkey_auth"
      }]
      preferences = [{
        Sid      = "ConnectAsOwnDatabaseUserByProxy"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-0123456789abcdef0/latchkey_preferences"
      }]
      health = [{
        Sid      = "ConnectAsOwnDatabaseUserByProxy"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:aws:rds-db:eu-central-1:123456789012:dbuser:prx-0123456789abcdef0/latchkey_health"
      }]
      migrations = []
    }
    error_message = "Behind the proxy, each function may connect as its own user; migrations may not at all."
  }
}

run "flow_logs_write_to_their_log_group_only" {
  command = plan

  variables {
    flow_logs_enabled = true
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.flow_logs[0].policy).Statement == [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
      Resource = "arn:aws:logs:eu-central-1:123456789012:log-group:a-log-group:*"
    }]
    error_message = "The flow logs' role may do more than write to its log group."
  }

  assert {
    condition = jsondecode(aws_iam_role.flow_logs[0].assume_role_policy).Statement == [{
      Effect    = "Allow"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
    error_message = "Only flow logs of this account may take the role."
  }
}

run "enhanced_monitoring_has_a_role_of_aws_own_policy" {
  command = plan

  variables {
    database_enhanced_monitoring_seconds = 60
  }

  assert {
    condition     = aws_iam_role_policy_attachment.database_monitoring[0].policy_arn == "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
    error_message = "Enhanced Monitoring needs AWS's policy for it and no other."
  }

  assert {
    condition     = jsondecode(aws_iam_role.database_monitoring[0].assume_role_policy).Statement[0].Principal == { Service = "monitoring.rds.amazonaws.com" }
    error_message = "Only RDS's monitoring may take the role."
  }
}
