# The deployer's role: who may take it, and that it can give nobody more than the boundary.

mock_provider "aws" {
  override_during = plan

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "eu-central-1" }
  }

  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/latchkey-prod-boundary" }
  }

  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
  }
}

variables {
  environment  = "prod"
  repository   = "you/latchkey"
  state_bucket = "your-state"
}

run "only_the_guarded_environment_of_one_repository_takes_the_role" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.deployer.assume_role_policy).Statement == [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
          "token.actions.githubusercontent.com:sub" = "repo:you/latchkey:environment:prod"
        }
      }
    }]
    error_message = "Another workflow could deploy."
  }
}

run "no_role_without_the_boundary" {
  command = plan

  assert {
    condition = alltrue([
      for s in jsondecode(aws_iam_role_policy.deployer.policy).Statement :
      try(s.Condition.StringEquals["iam:PermissionsBoundary"], "") == "arn:aws:iam::123456789012:policy/latchkey-prod-boundary"
      if s.Effect == "Allow" && length(setintersection(flatten([s.Action]), ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"])) > 0
    ])
    error_message = "The deployer could make a role that may do more than it itself."
  }

  assert {
    condition     = !anytrue([for s in jsondecode(aws_iam_role_policy.deployer.policy).Statement : anytrue([for a in flatten([s.Action]) : contains(["*", "iam:*", "iam:DeleteRolePermissionsBoundary", "iam:CreatePolicyVersion"], a)]) if s.Effect == "Allow"])
    error_message = "The deployer could take the boundary away."
  }

  assert {
    condition     = contains([for s in jsondecode(aws_iam_role_policy.deployer.policy).Statement : "${s.Effect} ${s.Resource}" if s.Effect == "Deny"], "Deny arn:aws:iam::123456789012:role/latchkey-prod-deployer")
    error_message = "The deployer must not change its own role."
  }
}

run "every_repository_is_refused" {
  command = plan

  variables {
    repository = "you/*"
  }

  expect_failures = [var.repository]
}
