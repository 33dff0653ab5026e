output "api_url" {
  description = "Where clients find the API; also the issuer of its tokens."
  value       = local.api_url
}

output "custom_domain_target" {
  description = "What a CNAME of the custom domain has to point at, when Route 53 does not do it. null without a custom domain."
  value       = one([for domain in aws_apigatewayv2_domain_name.main : domain.domain_name_configuration[0].target_domain_name])
}

output "function_names" {
  description = "Name of each function, for `aws lambda invoke` and the logs."
  value       = { for name in keys(var.functions) : name => local.made[name].name }
}

output "function_versions" {
  description = "Newest version of each function, which `live` names unless live_versions holds it back."
  value       = { for name in keys(var.functions) : name => local.made[name].version }
}

output "reserved_concurrency" {
  description = "Concurrent executions that the functions take from the account's quota."
  value       = sum([for f in values(var.functions) : f.reserved_concurrency])
}

output "log_groups" {
  description = "Log group of each function and of the API's access log."
  value = merge(
    { for name in keys(var.functions) : name => local.made[name].log_group },
    { api = aws_cloudwatch_log_group.api.name },
  )
}

output "migration" {
  description = "What the last migration answered: the schema's version and what it applied."
  value       = aws_lambda_invocation.migrate.result
}

output "database_host" {
  description = "Host that the functions connect to: the instance, or the proxy in front of it."
  value       = local.database_host.auth
}

output "database_identifier" {
  description = "Identifier of the RDS instance."
  value       = local.database.identifier
}

output "connection_budget" {
  description = "Connections that the functions may open, the most that they should (80 % of max_connections), and max_connections."
  value = {
    needed          = local.connections_needed
    budget          = local.connection_budget
    max_connections = local.database_max_connections
  }
}

output "alarm_topic_arn" {
  description = "SNS topic of the alarms, to subscribe a pager to."
  value       = aws_sns_topic.alarms.arn
}

output "dashboard_url" {
  description = "The dashboard in the console."
  value       = "https://${local.region}.console.aws.amazon.com/cloudwatch/home?region=${local.region}#dashboards:name=${local.name}"
}

output "kms_key_arn" {
  description = "Key that encrypts everything of this environment."
  value       = aws_kms_key.main.arn
}
