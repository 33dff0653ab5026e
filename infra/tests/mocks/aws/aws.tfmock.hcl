# What AWS would answer, as far as the tests look at it. Known during plan, so that assertions can be made on the plan.

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
}

mock_data "aws_region" {
  defaults = { region = "eu-central-1" }
}

mock_data "aws_availability_zones" {
  defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
}

mock_data "aws_secretsmanager_secret_version" {
  defaults = { secret_string = "{\"username\":\"latchkey_migrator\",\"password\":\"made-by-rds\"}" }
}

mock_resource "aws_kms_key" {
  override_during = plan
  defaults        = { arn = "arn:aws:kms:eu-central-1:123456789012:key/main", key_id = "main" }
}

mock_resource "aws_vpc" {
  override_during = plan
  defaults        = { id = "vpc-own" }
}

mock_resource "aws_subnet" {
  override_during = plan
  defaults        = { id = "subnet-own" }
}

mock_resource "aws_db_instance" {
  override_during = plan
  defaults = {
    address            = "latchkey.abc.eu-central-1.rds.amazonaws.com"
    resource_id        = "db-OWN"
    master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:rds!db-1", kms_key_id = "main", secret_status = "active" }]
  }
}

mock_resource "aws_db_parameter_group" {
  override_during = plan
  defaults        = { name = "latchkey-parameters" }
}

mock_resource "aws_db_proxy" {
  override_during = plan
  defaults = {
    arn      = "arn:aws:rds:eu-central-1:123456789012:db-proxy:prx-0123456789abcdef0"
    endpoint = "latchkey.proxy-abc.eu-central-1.rds.amazonaws.com"
  }
}

mock_resource "aws_db_proxy_default_target_group" {
  override_during = plan
  defaults        = { name = "default" }
}

mock_resource "aws_iam_role" {
  override_during = plan
  defaults        = { arn = "arn:aws:iam::123456789012:role/a-role", id = "a-role" }
}

mock_resource "aws_cloudwatch_log_group" {
  override_during = plan
  defaults        = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:a-log-group" }
}

mock_resource "aws_security_group" {
  override_during = plan
  defaults        = { id = "sg-own" }
}

mock_resource "aws_lambda_function" {
  override_during = plan
  defaults        = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:a-function", version = "7" }
}

mock_resource "aws_lambda_alias" {
  override_during = plan
  defaults = {
    arn        = "arn:aws:lambda:eu-central-1:123456789012:function:a-function:live"
    invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:a-function:live/invocations"
  }
}

mock_resource "aws_lambda_invocation" {
  override_during = plan
  defaults        = { id = "an-invocation", result = "{}" }
}

mock_resource "aws_apigatewayv2_api" {
  override_during = plan
  defaults = {
    id            = "api0123456"
    api_endpoint  = "https://api0123456.execute-api.eu-central-1.amazonaws.com"
    execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:api0123456"
  }
}

mock_resource "aws_apigatewayv2_integration" {
  override_during = plan
  defaults        = { id = "int0123" }
}

mock_resource "aws_apigatewayv2_authorizer" {
  override_during = plan
  defaults        = { id = "aut0123" }
}

mock_resource "aws_apigatewayv2_stage" {
  override_during = plan
  defaults        = { id = "$default", arn = "arn:aws:apigateway:eu-central-1::/apis/api0123456/stages/$default" }
}

mock_resource "aws_apigatewayv2_domain_name" {
  override_during = plan
  defaults        = { id = "accounts.example.com" }
}

mock_resource "aws_sns_topic" {
  override_during = plan
  defaults        = { arn = "arn:aws:sns:eu-central-1:123456789012:latchkey-alarms" }
}
