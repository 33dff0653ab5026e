# The role that a pipeline of GitHub Actions takes by OIDC to deploy one environment, without a stored key. Applied once an account by
# an administrator, apart from the environments: a role that could change itself would bound nothing.

terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.25.0, < 7.0.0"
    }
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  name      = "latchkey-${var.environment}"
  partition = data.aws_partition.current.partition
  account   = data.aws_caller_identity.current.account_id
  region    = data.aws_region.current.region
  iam       = "arn:${local.partition}:iam::${local.account}"
  here      = "${local.region}:${local.account}"
  issuer    = "token.actions.githubusercontent.com"
  provider  = var.oidc_provider_exists ? "${local.iam}:oidc-provider/${local.issuer}" : one(aws_iam_openid_connect_provider.github[*].arn)
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.oidc_provider_exists ? 0 : 1

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}

# What the roles of an environment may do at most, whoever writes their policies: the deployer can make no role without it.
resource "aws_iam_policy" "boundary" {
  name        = "${local.name}-boundary"
  description = "The most that a role of ${local.name} may do"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "WhatFunctionsAndTheirHelpersNeed"
        Effect = "Allow"
        Action = [
          "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets", "ec2:UnassignPrivateIpAddresses", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams",
          "logs:PutLogEvents", "logs:PutRetentionPolicy", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
        ]
        Resource = "*"
      },
      {
        Sid      = "InvokeAndConnectOfThisEnvironment"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction", "rds-db:connect"]
        Resource = ["arn:${local.partition}:lambda:${local.here}:function:${local.name}-*", "arn:${local.partition}:rds-db:${local.here}:dbuser:*/latchkey_*"]
      },
    ]
  })
}

resource "aws_iam_role" "deployer" {
  name                 = "${local.name}-deployer"
  description          = "Deploys ${local.name} from ${var.repository}"
  max_session_duration = 7200

  # Of this repository, and of the GitHub environment that its rules guard: not of any branch or pull request.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = local.provider }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = "sts.amazonaws.com"
          "${local.issuer}:sub" = "repo:${var.repository}:environment:${var.environment}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "deployer" {
  name = "deploy"
  role = aws_iam_role.deployer.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ManageWhatHasNoNameOfOurs"
        Effect = "Allow"
        Action = [
          "apigateway:*", "budgets:*", "cloudwatch:*", "ec2:*FlowLogs", "ec2:*NetworkInterface*", "ec2:*RouteTable*", "ec2:*SecurityGroup*", "ec2:*Subnet*",
          "ec2:*Tags", "ec2:*Vpc*", "ec2:Describe*", "kms:*", "lambda:GetAccountSettings", "logs:*", "rds:*", "scheduler:*", "sns:*", "acm:DescribeCertificate",
          "acm:ListTagsForCertificate", "secretsmanager:DescribeSecret", "secretsmanager:CreateSecret", "secretsmanager:TagResource",
        ]
        Resource  = "*"
        Condition = { StringEquals = { "aws:RequestedRegion" = [local.region, "us-east-1"] } }
      },
      {
        Sid      = "ManageItsFunctions"
        Effect   = "Allow"
        Action   = "lambda:*"
        Resource = "arn:${local.partition}:lambda:${local.here}:function:${local.name}-*"
      },
      {
        Sid      = "ReadTheFirstPassword"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = "arn:${local.partition}:secretsmanager:${local.here}:secret:rds!*"
      },
      {
        Sid       = "MakeRolesWithinTheBoundary"
        Effect    = "Allow"
        Action    = ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:PutRolePermissionsBoundary"]
        Resource  = "${local.iam}:role/${local.name}-*"
        Condition = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.boundary.arn } }
      },
      {
        Sid    = "ManageItsRoles"
        Effect = "Allow"
        Action = [
          "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies",
          "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole",
          "iam:UpdateRoleDescription",
        ]
        Resource = "${local.iam}:role/${local.name}-*"
      },
      {
        Sid       = "PassItsRoles"
        Effect    = "Allow"
        Action    = "iam:PassRole"
        Resource  = "${local.iam}:role/${local.name}-*"
        Condition = { StringEquals = { "iam:PassedToService" = ["lambda.amazonaws.com", "monitoring.rds.amazonaws.com", "rds.amazonaws.com", "scheduler.amazonaws.com", "vpc-flow-logs.amazonaws.com"] } }
      },
      {
        Sid      = "SeeTheRoleForRds"
        Effect   = "Allow"
        Action   = "iam:GetRole"
        Resource = "${local.iam}:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"
      },
      {
        Sid      = "NeitherItsOwnRightsNorTheBoundary"
        Effect   = "Deny"
        Action   = ["iam:*Role", "iam:*RolePolicy", "iam:*RolePermissionsBoundary", "iam:UpdateAssumeRolePolicy"]
        Resource = "${local.iam}:role/${local.name}-deployer"
      },
      {
        Sid      = "FindTheState"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = "arn:${local.partition}:s3:::${var.state_bucket}"
      },
      {
        Sid      = "KeepTheState"
        Effect   = "Allow"
        Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
        Resource = "arn:${local.partition}:s3:::${var.state_bucket}/latchkey/${var.environment}/*"
      },
    ]
  })
}
