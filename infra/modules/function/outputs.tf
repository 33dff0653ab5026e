output "name" {
  description = "Name of the function, once it can reach the database and has its rights."
  value       = aws_lambda_function.this.function_name
  depends_on = [
    aws_iam_role_policy.this,
    aws_iam_role_policy.proxy,
    aws_vpc_security_group_egress_rule.database,
    aws_vpc_security_group_ingress_rule.database,
  ]
}

output "arn" {
  description = "ARN of the function, without a version."
  value       = aws_lambda_function.this.arn
}

output "version" {
  description = "Newest published version."
  value       = aws_lambda_function.this.version
}

output "live_version" {
  description = "Version that the alias names."
  value       = aws_lambda_alias.live.function_version
}

output "alias" {
  description = "The alias that serves: name, ARN and the ARN by which API Gateway invokes it."
  value = {
    name       = aws_lambda_alias.live.name
    arn        = aws_lambda_alias.live.arn
    invoke_arn = aws_lambda_alias.live.invoke_arn
  }
}

output "role" {
  description = "Name of the execution role."
  value       = aws_iam_role.this.name
}

output "policy" {
  description = "The execution role's policy, as JSON."
  value       = aws_iam_role_policy.this.policy
}

output "proxy_policy" {
  description = "What the execution role may do besides when there is a proxy, as JSON; null without one."
  value       = one(aws_iam_role_policy.proxy[*].policy)
}

output "security_group_id" {
  description = "Security group of the function."
  value       = aws_security_group.this.id
}

output "egress" {
  description = "Where the function may connect to: the instance and, when there is one, the proxy."
  value = {
    for way, rule in aws_vpc_security_group_egress_rule.database : way => {
      security_group_id = rule.referenced_security_group_id
      from_port         = rule.from_port
      to_port           = rule.to_port
      ip_protocol       = rule.ip_protocol
    }
  }
}

output "ingress" {
  description = "What the other side was opened for, of the instance and of the proxy."
  value = {
    for way, rule in aws_vpc_security_group_ingress_rule.database : way => {
      security_group_id = rule.security_group_id
      from_port         = rule.from_port
      to_port           = rule.to_port
      ip_protocol       = rule.ip_protocol
    }
  }
}

output "log_group" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}

output "environment" {
  description = "Environment variables, the secret ones included."
  value       = aws_lambda_function.this.environment[0].variables
  sensitive   = true
}

output "settings" {
  description = "Settings that the tests of the root module look at."
  value = {
    package              = aws_lambda_function.this.filename
    package_hash         = aws_lambda_function.this.source_code_hash
    memory_mb            = aws_lambda_function.this.memory_size
    timeout_seconds      = aws_lambda_function.this.timeout
    reserved_concurrency = aws_lambda_function.this.reserved_concurrent_executions
    kms_key_arn          = aws_lambda_function.this.kms_key_arn
    subnet_ids           = aws_lambda_function.this.vpc_config[0].subnet_ids
    log_retention_days   = aws_cloudwatch_log_group.this.retention_in_days
    log_kms_key_arn      = aws_cloudwatch_log_group.this.kms_key_id
    log_level            = aws_lambda_function.this.logging_config[0].application_log_level
  }
}
