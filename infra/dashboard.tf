locals {
  http_functions = sort(local.api_functions)
  every_function = sort(keys(var.functions))

  api_charts = {
    "API: requests" = { metrics = ["Count", "4xx", "5xx"], stat = "Sum" }
    "API: p50 (ms)" = { metrics = ["Latency", "IntegrationLatency"], stat = "p50" }
    "API: p99 (ms)" = { metrics = ["Latency", "IntegrationLatency"], stat = "p99" }
  }

  lambda_charts = {
    "Lambda: invocations"           = { metric = "Invocations", stat = "Sum" }
    "Lambda: errors"                = { metric = "Errors", stat = "Sum" }
    "Lambda: throttles"             = { metric = "Throttles", stat = "Sum" }
    "Lambda: duration p99 (ms)"     = { metric = "Duration", stat = "p99" }
    "Lambda: concurrent executions" = { metric = "ConcurrentExecutions", stat = "Maximum" }
  }

  own_charts = {
    "Requests"                      = { metrics = [local.metric.Requests], stat = "Sum", functions = local.http_functions }
    "Latency p99 (ms)"              = { metrics = [local.metric.Latency], stat = "p99", functions = local.http_functions }
    "Client and server errors"      = { metrics = [local.metric.ClientErrors, local.metric.ServerErrors], stat = "Sum", functions = local.http_functions }
    "Log-ins and tokens"            = { metrics = [local.metric.LogInsFailed, local.metric.LogInsThrottled, local.metric.RefreshTokensReused], stat = "Sum", functions = ["auth"] }
    "Requests rate limited"         = { metrics = [local.metric.RequestsRateLimited], stat = "Sum", functions = ["auth"] }
    "Cold starts and restores"      = { metrics = [local.metric.ColdStarts, local.metric.Restores], stat = "Sum", functions = local.every_function }
    "Start and restore p99 (ms)"    = { metrics = [local.metric.InitDuration, local.metric.RestoreDuration], stat = "p99", functions = local.every_function }
    "Database connection p99 (ms)"  = { metrics = [local.metric.DatabaseConnectTime, local.metric.DatabaseAcquireTime], stat = "p99", functions = local.every_function }
    "Database connections in use"   = { metrics = [local.metric.DatabaseConnectionsInUse], stat = "Maximum", functions = ["auth", "preferences"] }
    "Database failures and retries" = { metrics = [local.metric.DatabaseConnectFailures, local.metric.DatabaseRetries], stat = "Sum", functions = local.every_function }
    "Deadlines exceeded"            = { metrics = [local.metric.DeadlinesExceeded], stat = "Sum", functions = local.http_functions }
  }

  database_charts = {
    "Database: CPU (%)"      = { metric = "CPUUtilization", stat = "Average" }
    "Database: connections"  = { metric = "DatabaseConnections", stat = "Maximum" }
    "Database: free storage" = { metric = "FreeStorageSpace", stat = "Minimum" }
    "Database: free memory"  = { metric = "FreeableMemory", stat = "Average" }
  }

  charts = concat(
    [for title, chart in local.api_charts : {
      title = title
      stat  = chart.stat
      lines = [for metric in chart.metrics : ["AWS/ApiGateway", metric, "ApiId", aws_apigatewayv2_api.main.id]]
    }],
    [for title, chart in local.lambda_charts : {
      title = title
      stat  = chart.stat
      lines = [for name in local.every_function : ["AWS/Lambda", chart.metric, "FunctionName", local.function_names[name]]]
    }],
    [for title, chart in local.own_charts : {
      title = title
      stat  = chart.stat
      lines = [for pair in setproduct(chart.functions, chart.metrics) : [local.metric_namespace, pair[1], "Function", local.function_names[pair[0]]]]
    }],
    [for title, chart in local.database_charts : {
      title = title
      stat  = chart.stat
      lines = [["AWS/RDS", chart.metric, "DBInstanceIdentifier", local.database.identifier]]
    }],
  )
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = local.name

  # Three charts a row, each 8 of 24 columns wide.
  dashboard_body = jsonencode({
    widgets = [
      for i, chart in local.charts : {
        type   = "metric"
        x      = i % 3 * 8
        y      = floor(i / 3) * 6
        width  = 8
        height = 6
        properties = {
          title   = chart.title
          region  = local.region
          view    = "timeSeries"
          stat    = chart.stat
          period  = 300
          metrics = chart.lines
        }
      }
    ]
  })
}
