# --- Where alarms go ----------------------------------------------------------------------------------------------

resource "aws_sns_topic" "alarms" {
  name              = "${local.name}-alarms"
  display_name      = "Latchkey ${var.environment}"
  kms_master_key_id = aws_kms_key.main.arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AlarmsAndBudgetsOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
      },
      {
        Sid       = "OnlyEncrypted"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = var.alarm_emails

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.key
}

# --- Alarms -------------------------------------------------------------------------------------------------------
# Each has an entry of its name, without the environment, in docs/operations.md.

locals {
  function_names = { for name in keys(var.functions) : name => local.made[name].name }

  function_alarms = merge([
    for name, f in var.functions : {
      "${name}-errors" = {
        description = "${name} ended with an error or was killed"
        namespace   = "AWS/Lambda"
        metric      = "Errors"
        dimensions  = { FunctionName = local.function_names[name] }
        statistic   = "Sum"
        threshold   = name == "migrations" ? 1 : 5
      }
      "${name}-throttles" = {
        description = "${name} was refused for want of concurrency"
        namespace   = "AWS/Lambda"
        metric      = "Throttles"
        dimensions  = { FunctionName = local.function_names[name] }
        statistic   = "Sum"
        threshold   = name == "migrations" ? 1 : 5
      }
      "${name}-duration" = {
        description = "1 % of ${name}'s invocations take 80 % of its timeout of ${f.timeout_seconds} s or longer"
        namespace   = "AWS/Lambda"
        metric      = "Duration"
        dimensions  = { FunctionName = local.function_names[name] }
        statistic   = "p99"
        threshold   = f.timeout_seconds * 1000 * 0.8
        datapoints  = name == "migrations" ? 1 : 3
      }
      "${name}-database-connections-failed" = {
        description = "${name} could not connect to the database"
        namespace   = local.metric_namespace
        metric      = local.metric.DatabaseConnectFailures
        dimensions  = { Function = local.function_names[name] }
        statistic   = "Sum"
        threshold   = name == "migrations" ? 1 : 5
      }
    }
  ]...)

  concurrency_alarms = {
    for name, f in var.functions : "${name}-concurrency" => {
      description = "${name} runs at 80 % of its reserved concurrency of ${f.reserved_concurrency}"
      namespace   = "AWS/Lambda"
      metric      = "ConcurrentExecutions"
      dimensions  = { FunctionName = local.function_names[name] }
      statistic   = "Maximum"
      threshold   = ceil(f.reserved_concurrency * 0.8)
      datapoints  = 3
    } if name != "migrations"
  }

  database_dimensions = { DBInstanceIdentifier = local.database.identifier }

  database_alarms = merge(
    {
      "database-cpu" = {
        description = "The database's CPU is above 80 %"
        namespace   = "AWS/RDS"
        metric      = "CPUUtilization"
        dimensions  = local.database_dimensions
        statistic   = "Average"
        threshold   = 80
        datapoints  = 3
      }
      "database-connections" = {
        description = "More connections than 80 % of max_connections (${local.database_max_connections}), the budget"
        namespace   = "AWS/RDS"
        metric      = "DatabaseConnections"
        dimensions  = local.database_dimensions
        statistic   = "Maximum"
        threshold   = local.connection_budget
      }
    },
    # Of a database that is not made here, neither storage nor memory is known.
    { for name, alarm in {
      "database-storage" = {
        description = "Less than 15 % of the database's first storage is free: autoscaling has not kept up or has ended"
        namespace   = "AWS/RDS"
        metric      = "FreeStorageSpace"
        dimensions  = local.database_dimensions
        statistic   = "Minimum"
        threshold   = floor(var.database_allocated_storage_gib * 1024 * 1024 * 1024 * 0.15)
        comparison  = "LessThanOrEqualToThreshold"
      }
      "database-memory" = {
        description = "Less than 8 % of the database's memory is free"
        namespace   = "AWS/RDS"
        metric      = "FreeableMemory"
        dimensions  = local.database_dimensions
        statistic   = "Average"
        threshold   = floor(local.database_memory_bytes * 0.08)
        comparison  = "LessThanOrEqualToThreshold"
        datapoints  = 3
      }
    } : name => alarm if local.own_database },
  )

  security_alarms = {
    "log-ins-failed" = {
      description = "Failed log-ins spike: somebody may be guessing passwords"
      namespace   = local.metric_namespace
      metric      = local.metric.LogInsFailed
      dimensions  = { Function = local.function_names.auth }
      statistic   = "Sum"
      threshold   = var.log_in_failures_alarm
    }
    "refresh-tokens-reused" = {
      description = "Old refresh tokens are presented: stolen ones, or a client that does not keep the newest"
      namespace   = local.metric_namespace
      metric      = local.metric.RefreshTokensReused
      dimensions  = { Function = local.function_names.auth }
      statistic   = "Sum"
      threshold   = var.refresh_reuse_alarm
    }
  }

  api_alarms = {
    "api-latency" = {
      description = "1 % of the API's answers take ${var.api_p99_alarm_ms} ms or longer"
      namespace   = "AWS/ApiGateway"
      metric      = "Latency"
      dimensions  = { ApiId = aws_apigatewayv2_api.main.id }
      statistic   = "p99"
      threshold   = var.api_p99_alarm_ms
      datapoints  = 3
    }
  }

  alarms = merge(local.function_alarms, local.concurrency_alarms, local.database_alarms, local.security_alarms, local.api_alarms)
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name        = "${local.name}-${each.key}"
  alarm_description = "${each.value.description}. What to do: docs/operations.md#${each.key}"

  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = try(each.value.comparison, "GreaterThanOrEqualToThreshold")
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = try(each.value.datapoints, 1)
  datapoints_to_alarm = try(each.value.datapoints, 1)
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# A rate, so that one failure at night among three requests wakes nobody.
resource "aws_cloudwatch_metric_alarm" "api_errors" {
  alarm_name          = "${local.name}-api-errors"
  alarm_description   = "More than 1 % of the API's answers are 5xx. What to do: docs/operations.md#api-errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "rate"
    expression  = "IF(requests >= 20, 100 * errors / requests, 0)"
    label       = "5xx in percent of requests"
    return_data = true
  }

  metric_query {
    id = "errors"
    metric {
      namespace   = "AWS/ApiGateway"
      metric_name = "5xx"
      dimensions  = { ApiId = aws_apigatewayv2_api.main.id }
      period      = 300
      stat        = "Sum"
    }
  }

  metric_query {
    id = "requests"
    metric {
      namespace   = "AWS/ApiGateway"
      metric_name = "Count"
      dimensions  = { ApiId = aws_apigatewayv2_api.main.id }
      period      = 300
      stat        = "Sum"
    }
  }

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

# The function's invocations would count every command. This counts the purge, by the line that the function writes for each.
resource "aws_cloudwatch_log_metric_filter" "purges" {
  name           = "${local.name}-purges"
  log_group_name = module.migrations.log_group
  pattern        = "{ $.message = \"Command purge\" }"

  metric_transformation {
    namespace = "Latchkey/Logs"
    name      = "${local.name}-purges"
    value     = "1"
  }
}

# By the hour and filled with zeros: of a metric that is missing, and by the day, CloudWatch looks for older data first and
# would ring days late. 26 hours are a day, the schedule's window and its retries.
resource "aws_cloudwatch_metric_alarm" "purge_missing" {
  alarm_name          = "${local.name}-purge-missing"
  alarm_description   = "The daily purge has not run for a day. What to do: docs/operations.md#purge-missing"
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  evaluation_periods  = 26
  datapoints_to_alarm = 26
  treat_missing_data  = "breaching"

  metric_query {
    id          = "hourly"
    expression  = "FILL(purges, 0)"
    label       = "Purges begun"
    return_data = true
  }

  metric_query {
    id = "purges"
    metric {
      namespace   = aws_cloudwatch_log_metric_filter.purges.metric_transformation[0].namespace
      metric_name = aws_cloudwatch_log_metric_filter.purges.metric_transformation[0].name
      period      = 3600
      stat        = "Sum"
    }
  }

  alarm_actions = [aws_sns_topic.alarms.arn]
  ok_actions    = [aws_sns_topic.alarms.arn]
}

resource "aws_budgets_budget" "month" {
  count = var.monthly_budget_usd == null ? 0 : 1

  name         = local.name
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  notification {
    comparison_operator       = "GREATER_THAN"
    notification_type         = "ACTUAL"
    threshold                 = 80
    threshold_type            = "PERCENTAGE"
    subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
  }

  notification {
    comparison_operator       = "GREATER_THAN"
    notification_type         = "FORECASTED"
    threshold                 = 100
    threshold_type            = "PERCENTAGE"
    subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
  }

  depends_on = [aws_sns_topic_policy.alarms]
}
