// Ways to weaken the configuration. `expect` is what the comparison says when all are made at once.

export const mutations = []

const change = (title, file, find, put, expect) => mutations.push({ title, file, find, put, expect })
const add = (title, file, put, expect) => mutations.push({ title, file, put, expect })

const FUNCTION = 'modules/function'
const fault = (address, attribute) => new RegExp(`^ +${address.replace(/[.[\]"*$()]/g, '\\$&')}\\S*\\.${attribute}`, 'm')
const fresh = address => new RegExp(`^ +${address.replace(/[.[\]"*$()]/g, '\\$&')} is new`, 'm')
const order = (later, earlier) => new RegExp(`${later.replaceAll('.', '\\.')} waits for ${earlier.replaceAll('.', '\\.')}: it does not`)

// --- Rights
add('AdministratorAccess on every function', `${FUNCTION}/iam.tf`, `
resource "aws_iam_role_policy_attachment" "more" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`, fresh('module.function["auth"].aws_iam_role_policy_attachment.more'))
add('a second policy on the scheduler', 'migrations.tf', `
resource "aws_iam_role_policy" "scheduler_more" {
  role   = aws_iam_role.scheduler.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "lambda:*", Resource = "*" }] })
}`, fresh('aws_iam_role_policy.scheduler_more'))
add('a user with a key', 'encryption.tf', `
resource "aws_iam_user" "spare" {
  name = "spare"
}

resource "aws_iam_access_key" "spare" {
  user = aws_iam_user.spare.name
}`, fresh('aws_iam_access_key.spare'))
add('a function at a public address', 'api.tf', `
resource "aws_lambda_function_url" "open" {
  function_name      = module.migrations.name
  authorization_type = "NONE"
}`, fresh('aws_lambda_function_url.open'))
add('anybody may invoke the migrations function', 'migrations.tf', `
resource "aws_lambda_permission" "anybody" {
  action        = "lambda:InvokeFunction"
  function_name = module.migrations.name
  principal     = "*"
}`, fresh('aws_lambda_permission.anybody'))
change('functions may do everything with logs', `${FUNCTION}/iam.tf`, '["logs:CreateLogStream", "logs:PutLogEvents"]', '["logs:*"]', /auth"\]\.aws_iam_role_policy\.this\.policy\.Statement\.0\.Action/)
change('functions write to every log group', `${FUNCTION}/iam.tf`, '"${aws_cloudwatch_log_group.this.arn}:*"', '"*"', /auth"\]\.aws_iam_role_policy\.this\.policy\.Statement\.0\.Resource/)
change('functions connect as every user', `${FUNCTION}/iam.tf`, 'Resource = var.database.user_arn', 'Resource = "${var.database.user_arn}*"', /auth"\]\.aws_iam_role_policy\.this\.policy\.Statement\.2\.Resource/)
change("the functions' code may change the network", `${FUNCTION}/iam.tf`, 'Effect    = "Deny"', 'Effect    = "Allow"', /aws_iam_role_policy\.this\.policy\.Statement\.6\.Effect/)
change('anybody takes the role of a function', `${FUNCTION}/iam.tf`, 'Principal = { Service = "lambda.amazonaws.com" }', 'Principal = { AWS = "*" }', /auth"\]\.aws_iam_role\.this\.assume_role_policy\.Statement\.0\.Principal/)
change('preferences connects as auth', 'locals.tf', 'preferences = "latchkey_preferences"', 'preferences = "latchkey_auth"', /preferences"\]\.aws_iam_role_policy\.this\.policy\.Statement\.2\.Resource/)
change('the scheduler invokes everything', 'migrations.tf', 'Resource = module.migrations.alias.arn', 'Resource = "*"', fault('aws_iam_role_policy.scheduler', 'policy'))
change('schedules of other groups take the role', 'migrations.tf', ':schedule-group/default"', ':schedule-group/*"', fault('aws_iam_role.scheduler', 'assume_role_policy'))
change('flow logs write everywhere', 'network.tf', 'Resource = "${aws_cloudwatch_log_group.flow_logs[0].arn}:*"', 'Resource = "*"', fault('aws_iam_role_policy.flow_logs[0]', 'policy'))
change('flow logs of every account take the role', 'network.tf', 'Condition = { StringEquals = { "aws:SourceAccount" = local.account } }', 'Condition = {}', fault('aws_iam_role.flow_logs[0]', 'assume_role_policy'))
change('the proxy connects as anybody', 'proxy.tf', '${local.database.resource_id}/${local.database_users[name]}"', '${local.database.resource_id}/*"', fault('aws_iam_role_policy.proxy[0]', 'policy'))
change('every API may invoke', 'api.tf', 'source_arn    = "${aws_apigatewayv2_api.main.execution_arn}/*/*"', '', fault('aws_lambda_permission.api["auth"]', 'source_arn'))
change('the API may invoke every version', 'api.tf', 'qualifier     = module.function[each.key].alias.name', '', fault('aws_lambda_permission.api["auth"]', 'qualifier'))
change('anybody publishes to the alarms', 'observability.tf', 'Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }', 'Principal = "*"', fault('aws_sns_topic_policy.alarms', 'policy'))
change('the monitoring role is more than monitoring', 'database.tf', 'policy/service-role/AmazonRDSEnhancedMonitoringRole', 'policy/AmazonRDSFullAccess', fault('aws_iam_role_policy_attachment.database_monitoring[0]', 'policy_arn'))

// --- Network
change('the database has a public address', 'database.tf', 'publicly_accessible    = false', 'publicly_accessible    = true', fault('aws_db_instance.main[0]', 'publicly_accessible'))
add('the database is open to the world', 'database.tf', `
resource "aws_vpc_security_group_ingress_rule" "world" {
  security_group_id = local.database.security_group_id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}`, fresh('aws_vpc_security_group_ingress_rule.world'))
add('functions may connect everywhere', `${FUNCTION}/network.tf`, `
resource "aws_vpc_security_group_egress_rule" "world" {
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}`, fresh('module.function["auth"].aws_vpc_security_group_egress_rule.world'))
add('a rule of the older kind', 'database.tf', `
resource "aws_security_group_rule" "world" {
  type              = "ingress"
  security_group_id = local.database.security_group_id
  cidr_blocks       = ["0.0.0.0/0"]
  protocol          = "tcp"
  from_port         = 5432
  to_port           = 5432
}`, fresh('aws_security_group_rule.world'))
add('an internet gateway', 'network.tf', `
resource "aws_internet_gateway" "open" {
  vpc_id = local.vpc_id
}`, fresh('aws_internet_gateway.open'))
add('a route to the internet', 'network.tf', `
resource "aws_route" "open" {
  count                  = local.own_network ? 1 : 0
  route_table_id         = aws_route_table.private[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = "igw-1"
}`, fresh('aws_route.open[0]'))
add('a NAT gateway', 'network.tf', `
resource "aws_nat_gateway" "open" {
  subnet_id = local.subnet_ids[0]
}`, fresh('aws_nat_gateway.open'))
add('an endpoint without a policy', 'network.tf', `
resource "aws_vpc_endpoint" "secrets" {
  vpc_id       = local.vpc_id
  service_name = "com.amazonaws.eu-central-1.secretsmanager"
}`, fresh('aws_vpc_endpoint.secrets'))
change('the default group lets in', 'network.tf', '  ingress = []\n  egress  = []', '  ingress = [{ cidr_blocks = ["0.0.0.0/0"], description = "", from_port = 0, to_port = 0, protocol = "-1", ipv6_cidr_blocks = [], prefix_list_ids = [], security_groups = [], self = false }]\n  egress  = []', fault('aws_default_security_group.closed[0]', 'ingress'))
change('subnets give public addresses', 'network.tf', 'map_public_ip_on_launch = false', 'map_public_ip_on_launch = true', fault('aws_subnet.private[0]', 'map_public_ip_on_launch'))
change('both subnets in one zone', 'network.tf', '.names[count.index]', '.names[0]', fault('aws_subnet.private[1]', 'availability_zone'))
change('every port of the database', `${FUNCTION}/network.tf`, 'description                  = "PostgreSQL from ${var.name}"\n  referenced_security_group_id = aws_security_group.this.id\n  ip_protocol                  = "tcp"\n  from_port                    = var.database.port', 'description                  = "PostgreSQL from ${var.name}"\n  referenced_security_group_id = aws_security_group.this.id\n  ip_protocol                  = "tcp"\n  from_port                    = 0', /auth"\]\.aws_vpc_security_group_ingress_rule\.database\["instance"\]\.from_port/)
change("functions in the database's group", `${FUNCTION}/main.tf`, 'security_group_ids = [aws_security_group.this.id]', 'security_group_ids = [var.database.security_group_id]', /auth"\]\.aws_lambda_function\.this\.vpc_config\.0\.security_group_ids/)
change('the proxy takes connections without TLS', 'proxy.tf', 'require_tls            = true', 'require_tls            = false', fault('aws_db_proxy.main[0]', 'require_tls'))

// --- Encryption and secrets
change('storage in the clear', 'database.tf', 'storage_encrypted     = true', 'storage_encrypted     = false', fault('aws_db_instance.main[0]', 'storage_encrypted'))
change('connections without TLS', 'database.tf', 'name         = "rds.force_ssl"\n    value        = "1"', 'name         = "rds.force_ssl"\n    value        = "0"', fault('aws_db_parameter_group.main[0]', 'parameter'))
change('values in the log of the database', 'database.tf', 'name  = "log_parameter_max_length"\n    value = "0"', 'name  = "log_parameter_max_length"\n    value = "-1"', fault('aws_db_parameter_group.main[0]', 'parameter'))
change('passwords into the database', 'database.tf', 'iam_database_authentication_enabled = true', 'iam_database_authentication_enabled = false', fault('aws_db_instance.main[0]', 'iam_database_authentication_enabled'))
change('any principal may use the key', 'encryption.tf', 'Principal = { AWS = "arn:${local.partition}:iam::${local.account}:root" }', 'Principal = "*"', fault('aws_kms_key.main', 'policy.Statement.0.Principal'))
change('the key serves every log group', 'encryption.tf', 'Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = local.log_group_arns } }', '', fault('aws_kms_key.main', 'policy.Statement.1.Condition'))
change('the key does not rotate', 'encryption.tf', 'enable_key_rotation     = true', 'enable_key_rotation     = false', fault('aws_kms_key.main', 'enable_key_rotation'))
add('a grant on the key', 'encryption.tf', `
resource "aws_kms_grant" "more" {
  key_id            = aws_kms_key.main.key_id
  grantee_principal = "arn:aws:iam::123456789012:role/other"
  operations        = ["Decrypt"]
}`, fresh('aws_kms_grant.more'))
change('logs of functions without the key', `${FUNCTION}/main.tf`, 'retention_in_days = var.log_retention_days\n  kms_key_id        = var.kms_key_arn', 'retention_in_days = var.log_retention_days', /auth"\]\.aws_cloudwatch_log_group\.this\.kms_key_id/)
change('environments without the key', `${FUNCTION}/main.tf`, '  kms_key_arn = var.kms_key_arn\n', '', /auth"\]\.aws_lambda_function\.this\.kms_key_arn/)
change('the topic without the key', 'observability.tf', 'kms_master_key_id = aws_kms_key.main.arn', '', fault('aws_sns_topic.alarms', 'kms_master_key_id'))
change('the access log without the key', 'api.tf', '  kms_key_id        = aws_kms_key.main.arn\n', '', fault('aws_cloudwatch_log_group.api', 'kms_key_id'))
change('TLS 1.0 for the domain', 'api.tf', 'security_policy = "TLS_1_2"', 'security_policy = "TLS_1_0"', fault('aws_apigatewayv2_domain_name.main[0]', 'domain_name_configuration'))
change('a second address beside the domain', 'api.tf', 'disable_execute_api_endpoint = var.custom_domain != null', 'disable_execute_api_endpoint = false', fault('aws_apigatewayv2_api.main', 'disable_execute_api_endpoint'))
change('the master key for preferences', 'functions.tf', 'preferences = local.token_environment', 'preferences = merge(local.token_environment, { LATCHKEY_MASTER_KEY = local.master_key })', /preferences"\]\.aws_lambda_function\.this\.environment\.0\.variables\.LATCHKEY_MASTER_KEY/)

// --- Order
change('versions before the migration', `${FUNCTION}/main.tf`, '    var.publish_after,\n', '', order('module.function.aws_lambda_function.this', 'aws_lambda_invocation.migrate'))
change('the alias of migrations before the migration', `${FUNCTION}/main.tf`, '    var.release_after,\n', '', order('module.migrations.aws_lambda_alias.live', 'aws_lambda_invocation.migrate'))
change('functions before their policies', `${FUNCTION}/main.tf`, '    aws_iam_role_policy.this,\n', '', order('module.function.aws_lambda_function.this', 'module.function.aws_iam_role_policy.this'))
change('functions before their rules', `${FUNCTION}/main.tf`, '    aws_vpc_security_group_egress_rule.database,\n    aws_vpc_security_group_ingress_rule.database,\n', '', order('module.function.aws_lambda_function.this', 'module.function.aws_vpc_security_group_egress_rule.database'))
change('the stage waits for no route', 'api.tf', 'aws_apigatewayv2_route.this, aws_apigatewayv2_route.preflight, ', '', order('aws_apigatewayv2_stage.default', 'aws_apigatewayv2_route.this'))
change('the stage waits for no permission', 'api.tf', 'aws_lambda_permission.api]', ']', order('aws_apigatewayv2_stage.default', 'aws_lambda_permission.api'))
change('the database before its log groups', 'database.tf', 'depends_on = [aws_cloudwatch_log_group.database, ', 'depends_on = [', order('aws_db_instance.main', 'aws_cloudwatch_log_group.database'))
change('the migration before the bootstrap', 'migrations.tf', '  depends_on = [aws_lambda_invocation.bootstrap]', '', order('aws_lambda_invocation.migrate', 'aws_lambda_invocation.bootstrap'))
change('a schedule before its rights', 'migrations.tf', '  depends_on = [aws_iam_role_policy.scheduler]', '', order('aws_scheduler_schedule.purge', 'aws_iam_role_policy.scheduler'))
change('the proxy before its rights', 'proxy.tf', '  depends_on = [aws_iam_role_policy.proxy]\n', '', order('aws_db_proxy.main', 'aws_iam_role_policy.proxy'))
change('the proxy before its rules', 'proxy.tf', '    aws_vpc_security_group_egress_rule.proxy,\n', '', order('aws_db_proxy_target.main', 'aws_vpc_security_group_egress_rule.proxy'))
change('a budget before it may publish', 'observability.tf', '  depends_on = [aws_sns_topic_policy.alarms]', '', order('aws_budgets_budget.month', 'aws_sns_topic_policy.alarms'))
change('a rotated password is a change', 'migrations.tf', 'ignore_changes = [input]', 'ignore_changes = []', /migrations\.tf: resource aws_lambda_invocation bootstrap/)
change('changes of the database are ignored', 'database.tf', '  lifecycle {\n    create_before_destroy = true\n  }\n}\n\nresource "aws_cloudwatch_log_group"', '  lifecycle {\n    create_before_destroy = true\n    ignore_changes        = all\n  }\n}\n\nresource "aws_cloudwatch_log_group"', /database\.tf: resource aws_db_parameter_group main/)
change('a command beside Terraform', 'rules.tf', 'resource "terraform_data" "rules" {\n', 'resource "terraform_data" "rules" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n\n', /rules\.tf: resource terraform_data rules/)
change('a precondition less', 'rules.tf', 'var.existing_database != null || var.database_multi_az', 'true || var.database_multi_az', /rules\.tf: resource terraform_data rules/)
change('credentials of any account', 'versions.tf', '  allowed_account_ids = var.aws_account_id == null ? null : [var.aws_account_id]\n', '', /versions\.tf: provider aws/)

// --- Schedules
change('the purge is disabled', 'migrations.tf', '  schedule_expression = "cron(17 3 * * ? *)"', '  schedule_expression = "cron(17 3 * * ? *)"\n  state               = "DISABLED"', fault('aws_scheduler_schedule.purge', 'state'))
change('the purge by the month', 'migrations.tf', '"cron(17 3 * * ? *)"', '"cron(17 3 1 * ? *)"', fault('aws_scheduler_schedule.purge', 'schedule_expression'))
change('the purge does something else', 'migrations.tf', 'command = "purge"', 'command = "info"', fault('aws_scheduler_schedule.purge', 'target.0.input'))
change('keys are replaced at once', 'migrations.tf', 'command = "rotate-signing-key"', 'command = "rotate-signing-key", immediately = true', fault('aws_scheduler_schedule.key_rotation[0]', 'target.0.input'))
change('nothing is tried again', 'migrations.tf', 'maximum_retry_attempts       = 1', 'maximum_retry_attempts       = 0', fault('aws_lambda_function_event_invoke_config.migrations', 'maximum_retry_attempts'))
add('another schedule', 'migrations.tf', `
resource "aws_scheduler_schedule" "more" {
  name                = "more"
  schedule_expression = "rate(1 minute)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = module.migrations.arn
    role_arn = aws_iam_role.scheduler.arn
  }
}`, fresh('aws_scheduler_schedule.more'))

// --- Alarms
const ALARM = 'aws_cloudwatch_metric_alarm.this["auth-errors"]'
change('alarms turned round', 'observability.tf', 'try(each.value.comparison, "GreaterThanOrEqualToThreshold")', 'try(each.value.comparison, "LessThanThreshold")', fault(ALARM, 'comparison_operator'))
change('alarms that do nothing', 'observability.tf', '  alarm_actions = [aws_sns_topic.alarms.arn]\n', '', fault(ALARM, 'alarm_actions'))
change('alarms switched off', 'observability.tf', '  treat_missing_data  = "notBreaching"\n', '  treat_missing_data  = "notBreaching"\n  actions_enabled     = false\n', fault(ALARM, 'actions_enabled'))
change('alarms by the hour', 'observability.tf', 'period              = 300', 'period              = 3600', fault(ALARM, 'period'))
change('alarms that come late', 'observability.tf', 'evaluation_periods  = try(each.value.datapoints, 1)', 'evaluation_periods  = 12', fault(ALARM, 'evaluation_periods'))
change('errors up to 500', 'observability.tf', 'threshold   = name == "migrations" ? 1 : 5', 'threshold   = name == "migrations" ? 1 : 500', fault(ALARM, 'threshold'))
change('every alarm on one function', 'observability.tf', '        metric      = "Errors"\n        dimensions  = { FunctionName = local.function_names[name] }', '        metric      = "Errors"\n        dimensions  = { FunctionName = local.function_names.health }', fault(ALARM, 'dimensions'))
change('failed log-ins by another metric', 'observability.tf', 'metric      = local.metric.LogInsFailed', 'metric      = local.metric.LogInsThrottled', fault('aws_cloudwatch_metric_alarm.this["log-ins-failed"]', 'metric_name'))
change('a rate of 5xx of 50 %', 'observability.tf', '  threshold           = 1\n  evaluation_periods  = 3', '  threshold           = 50\n  evaluation_periods  = 3', fault('aws_cloudwatch_metric_alarm.api_errors', 'threshold'))
change('a purge that is missed unnoticed', 'observability.tf', 'treat_missing_data  = "breaching"', 'treat_missing_data  = "ignore"', fault('aws_cloudwatch_metric_alarm.purge_missing', 'treat_missing_data'))
change('purges counted by any line', 'observability.tf', 'pattern        = "{ $.message = \\"Command purge\\" }"', 'pattern        = ""', fault('aws_cloudwatch_log_metric_filter.purges', 'pattern'))
change('metrics shared by environments', 'observability.tf', 'dimensions  = { Function = local.function_names.auth }', 'dimensions  = { Function = "auth" }', /both have the metric of an alarm/)

// --- Wiring and settings
change('integrations past the alias', 'api.tf', 'integration_uri        = module.function[each.key].alias.invoke_arn', 'integration_uri        = module.function[each.key].arn', fault('aws_apigatewayv2_integration.function["auth"]', 'integration_uri'))
change('every route to health', 'api.tf', 'aws_apigatewayv2_integration.function[each.value.function].id', 'aws_apigatewayv2_integration.function["health"].id', /aws_apigatewayv2_route\.this\["DELETE \/v1\/auth\/me"\]\.target/)
change('protected routes past the authorizer', 'api.tf', 'each.value.protected && var.jwt_authorizer_enabled ? "JWT" : "NONE"', '"NONE"', /aws_apigatewayv2_route\.this\["DELETE \/v1\/auth\/me"\] .*|aws_apigatewayv2_route\.this\["DELETE \/v1\/auth\/me"\]\.authorization_type/)
change('the authorizer takes any audience', 'api.tf', 'audience = [var.audience]', 'audience = [var.audience, "any"]', /aws_apigatewayv2_authorizer\.jwt\[0\]\.jwt_configuration/)
change('cookies across origins', 'api.tf', 'allow_credentials = false', 'allow_credentials = true', fault('aws_apigatewayv2_api.main', 'cors_configuration'))
change('no throttle but a high one', 'api.tf', 'throttling_rate_limit  = 10\n', 'throttling_rate_limit  = 10000\n', fault('aws_apigatewayv2_stage.default', 'default_route_settings'))
change('no address in the access log', 'api.tf', '      sourceIp                = "$context.identity.sourceIp"\n', '', fault('aws_apigatewayv2_stage.default', 'access_log_settings'))
change('the alias serves what is not published', `${FUNCTION}/main.tf`, 'function_version = coalesce(var.live_version, aws_lambda_function.this.version)', 'function_version = "$LATEST"', /auth"\]\.aws_lambda_alias\.live\.function_version/)
change('no SnapStart', `${FUNCTION}/main.tf`, 'apply_on = "PublishedVersions"', 'apply_on = "None"', /auth"\]\.aws_lambda_function\.this\.snap_start/)
change('no traces', `${FUNCTION}/main.tf`, 'mode = "Active"', 'mode = "PassThrough"', /auth"\]\.aws_lambda_function\.this\.tracing_config/)
change('no reserve of concurrency', `${FUNCTION}/main.tf`, '  reserved_concurrent_executions = var.reserved_concurrency\n', '', /auth"\]\.aws_lambda_function\.this\.reserved_concurrent_executions/)
change('snapshots that remember addresses', 'functions.tf', '-Dsun.net.inetaddr.ttl=0 ', '', /JAVA_TOOL_OPTIONS/)
change('longer backups of dev', 'environments/dev.tfvars', 'database_backup_retention_days = 1', 'database_backup_retention_days = 2', fault('aws_db_instance.main[0]', 'backup_retention_period'))
change('the last snapshot is skipped', 'database.tf', 'skip_final_snapshot       = var.environment != "prod"', 'skip_final_snapshot       = true', fault('aws_db_instance.main[0]', 'skip_final_snapshot'))
change('fewer backups of prod', 'environments/prod.tfvars', 'database_backup_retention_days       = 14', 'database_backup_retention_days       = 7', /backup_retention_period: 14 has become 7/)
add('a bucket beside', 'network.tf', `
resource "aws_s3_bucket" "beside" {
  bucket = "beside"
}`, /both have the name aws_s3_bucket beside/)
