# Alarms and dashboard: what is watched, at which thresholds, on metrics that exist.

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

run "these_alarms_stand_and_no_others" {
  command = plan

  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset([
      "auth-errors", "auth-throttles", "auth-duration", "auth-concurrency", "auth-database-connections-failed",
      "preferences-errors", "preferences-throttles", "preferences-duration", "preferences-concurrency", "preferences-database-connections-failed",
      "health-errors", "health-throttles", "health-duration", "health-concurrency", "health-database-connections-failed",
      "migrations-errors", "migrations-throttles", "migrations-duration", "migrations-database-connections-failed",
      "database-cpu", "database-connections", "database-storage", "database-memory",
      "log-ins-failed", "refresh-tokens-reused", "api-latency",
    ])
    error_message = "The alarms have changed; docs/operations.md has an entry for each."
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : a.alarm_actions == toset([aws_sns_topic.alarms.arn]) && a.ok_actions == toset([aws_sns_topic.alarms.arn])])
    error_message = "Every alarm must go to the topic, and say when it is over."
  }

  assert {
    condition     = alltrue([for key, a in aws_cloudwatch_metric_alarm.this : a.alarm_name == "latchkey-test-${key}" && endswith(a.alarm_description, "docs/operations.md#${key}")])
    error_message = "Every alarm must name its entry in the runbook."
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : a.treat_missing_data == "notBreaching"])
    error_message = "No data is no alarm."
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : (a.statistic == null) != (a.extended_statistic == null)])
    error_message = "An alarm has either a statistic or a percentile."
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : a.period * a.evaluation_periods <= 86400])
    error_message = "CloudWatch looks back a day at most."
  }
}

run "the_runbook_has_an_entry_for_each_alarm_and_for_nothing_else" {
  command = plan

  assert {
    condition     = toset(flatten(regexall("<a id=\"([^\"]+)\"></a>", file("../docs/operations.md")))) == setunion(keys(aws_cloudwatch_metric_alarm.this), ["api-errors", "purge-missing"])
    error_message = "The anchors in docs/operations.md and the alarms differ."
  }
}

run "the_costs_count_what_is_there" {
  command = plan

  # The alarm on the rate of 5xx is made of two metrics, that on the purge of one.
  assert {
    condition     = strcontains(file("../docs/cost.md"), "${length(aws_cloudwatch_metric_alarm.this) + 3} alarm metrics")
    error_message = "docs/cost.md counts other alarms than there are."
  }

  # Each route has four metrics of its own, and so have preflights.
  assert {
    condition     = strcontains(file("../docs/cost.md"), "4 × ${length(aws_apigatewayv2_route.this) + 1} = ")
    error_message = "docs/cost.md counts other routes than there are."
  }
}

run "thresholds_follow_the_settings" {
  command = plan

  variables {
    functions             = { auth = { timeout_seconds = 20, reserved_concurrency = 11 } }
    log_in_failures_alarm = 50
    refresh_reuse_alarm   = 2
    api_p99_alarm_ms      = 1500
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["auth-duration"].threshold == 16000 && aws_cloudwatch_metric_alarm.this["auth-duration"].extended_statistic == "p99"
    error_message = "Duration: p99 at 80 % of the timeout."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["auth-concurrency"].threshold == 9 && aws_cloudwatch_metric_alarm.this["auth-concurrency"].metric_name == "ConcurrentExecutions"
    error_message = "Concurrency: 80 % of the reserve."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-connections"].threshold == 67 && aws_cloudwatch_metric_alarm.this["database-connections"].metric_name == "DatabaseConnections"
    error_message = "Connections: the budget."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-storage"].threshold == 3221225472 && aws_cloudwatch_metric_alarm.this["database-storage"].comparison_operator == "LessThanOrEqualToThreshold"
    error_message = "Storage: 15 % of 20 GiB."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-memory"].threshold == 85899345 && aws_cloudwatch_metric_alarm.this["database-memory"].comparison_operator == "LessThanOrEqualToThreshold"
    error_message = "Memory: 8 % of 1 GiB."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["log-ins-failed"].threshold == 50 && aws_cloudwatch_metric_alarm.this["refresh-tokens-reused"].threshold == 2 && aws_cloudwatch_metric_alarm.this["api-latency"].threshold == 1500
    error_message = "Thresholds given as variables must be used."
  }

  assert {
    condition     = alltrue([for name in ["auth", "preferences", "health", "migrations"] : aws_cloudwatch_metric_alarm.this["${name}-errors"].dimensions["FunctionName"] == "latchkey-test-${name}" && aws_cloudwatch_metric_alarm.this["${name}-throttles"].dimensions["FunctionName"] == "latchkey-test-${name}"])
    error_message = "Each function's alarms must watch that function."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["migrations-errors"].threshold == 1
    error_message = "One failed migration or purge is enough."
  }
}

run "alarms_on_own_metrics_use_what_the_functions_emit" {
  command = plan

  assert {
    condition = alltrue([
      for a in aws_cloudwatch_metric_alarm.this : contains(
        [for set in jsondecode(file("metrics.json")).metrics[a.metric_name].dimensions : join(",", set)],
        join(",", keys(a.dimensions)),
      ) if a.namespace == jsondecode(file("metrics.json")).namespace
    ])
    error_message = "An alarm watches a metric, or a set of dimensions, that no function emits."
  }

  assert {
    condition     = toset([for a in aws_cloudwatch_metric_alarm.this : a.metric_name if a.namespace == "Latchkey"]) == toset(["DatabaseConnectFailures", "LogInsFailed", "RefreshTokensReused"])
    error_message = "Alarms on the functions' own metrics were expected."
  }

  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.this : contains([for name in ["auth", "preferences", "health", "migrations"] : "latchkey-test-${name}"], a.dimensions["Function"]) if a.namespace == "Latchkey"])
    error_message = "The dimension Function holds the function's full name, as Lambda gives it to the function (RuntimeBeans.java)."
  }
}

run "the_rate_of_5xx_is_watched" {
  command = plan

  assert {
    condition     = { for q in aws_cloudwatch_metric_alarm.api_errors.metric_query : q.id => q.metric[0].metric_name if q.id != "rate" } == { errors = "5xx", requests = "Count" }
    error_message = "The rate is made of 5xx and Count, the HTTP API's own names."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api_errors.threshold == 1 && one([for q in aws_cloudwatch_metric_alarm.api_errors.metric_query : q.expression if q.return_data == true]) == "IF(requests >= 20, 100 * errors / requests, 0)"
    error_message = "More than 1 % of at least 20 requests."
  }

  assert {
    condition     = alltrue([for q in aws_cloudwatch_metric_alarm.api_errors.metric_query : q.metric[0].dimensions["ApiId"] == "api0123456" if q.id != "rate"])
    error_message = "The rate must be that of this API."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.api_errors.alarm_actions == toset([aws_sns_topic.alarms.arn])
    error_message = "The alarm must go to the topic."
  }
}

run "a_purge_that_does_not_come_is_noticed" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_metric_filter.purges.pattern == "{ $.message = \"${regex("LOG\\.infof\\(\"(.*)%s\"", file("../migrations-function/src/main/java/dev/latchkey/migrations/MigrationsHandler.java"))[0]}purge\" }"
    error_message = "Purges must be counted by the line that the function writes for each command, and no other command with them."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.purges.log_group_name == "/aws/lambda/latchkey-test-migrations"
    error_message = "Purges must be counted in the migrations function's log."
  }

  assert {
    condition     = one([for q in aws_cloudwatch_metric_alarm.purge_missing.metric_query : q.metric[0] if q.id == "purges"]).metric_name == aws_cloudwatch_log_metric_filter.purges.metric_transformation[0].name && one([for q in aws_cloudwatch_metric_alarm.purge_missing.metric_query : q.metric[0].namespace if q.id == "purges"]) == aws_cloudwatch_log_metric_filter.purges.metric_transformation[0].namespace
    error_message = "The alarm must watch what the filter counts."
  }

  assert {
    condition     = one([for q in aws_cloudwatch_metric_alarm.purge_missing.metric_query : q.expression if q.return_data == true]) == "FILL(purges, 0)" && one([for q in aws_cloudwatch_metric_alarm.purge_missing.metric_query : q.metric[0].period if q.id == "purges"]) == 3600
    error_message = "Hours without a purge are zeros; missing data would be waited for."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.purge_missing.comparison_operator == "LessThanThreshold" && aws_cloudwatch_metric_alarm.purge_missing.threshold == 1 && aws_cloudwatch_metric_alarm.purge_missing.evaluation_periods == 26 && aws_cloudwatch_metric_alarm.purge_missing.datapoints_to_alarm == 26 && aws_cloudwatch_metric_alarm.purge_missing.treat_missing_data == "breaching"
    error_message = "A day without a purge must raise the alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.purge_missing.alarm_actions == toset([aws_sns_topic.alarms.arn]) && endswith(aws_cloudwatch_metric_alarm.purge_missing.alarm_description, "docs/operations.md#purge-missing")
    error_message = "The alarm must go to the topic and name its entry in the runbook."
  }
}

run "the_dashboard_draws_what_exists" {
  command = plan

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets) == 23
    error_message = "23 charts were expected."
  }

  assert {
    condition = alltrue(flatten([
      for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets : [
        for line in widget.properties.metrics : line[2] == "Function" && contains(keys(jsondecode(file("metrics.json")).metrics), line[1]) if line[0] == "Latchkey"
      ]
    ]))
    error_message = "A chart draws a metric that no function emits."
  }

  assert {
    condition = toset(flatten([
      for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets : [for line in widget.properties.metrics : line[1] if line[0] == "Latchkey"]
    ])) == toset(keys(jsondecode(file("metrics.json")).metrics))
    error_message = "Every metric of the functions must be in a chart."
  }

  assert {
    condition     = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets : widget.x + widget.width <= 24 && widget.properties.region == "eu-central-1"])
    error_message = "Charts must fit the dashboard's 24 columns."
  }

  assert {
    condition     = length(distinct([for widget in jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets : "${widget.x},${widget.y}"])) == length(jsondecode(aws_cloudwatch_dashboard.main.dashboard_body).widgets)
    error_message = "Two charts lie on one another."
  }
}

run "nobody_is_mailed_and_nothing_budgeted_by_default" {
  command = plan

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0 && length(aws_budgets_budget.month) == 0
    error_message = "Addresses and budget are switches."
  }
}

run "addresses_and_budget" {
  command = plan

  variables {
    alarm_emails       = ["ops@example.com", "lead@example.com"]
    monthly_budget_usd = 250
  }

  assert {
    condition     = toset([for s in aws_sns_topic_subscription.email : s.endpoint]) == toset(["ops@example.com", "lead@example.com"]) && alltrue([for s in aws_sns_topic_subscription.email : s.protocol == "email"])
    error_message = "Each address must be subscribed."
  }

  assert {
    condition     = aws_budgets_budget.month[0].limit_amount == "250" && aws_budgets_budget.month[0].time_unit == "MONTHLY"
    error_message = "The budget must be that of the month."
  }

  assert {
    condition     = toset([for n in aws_budgets_budget.month[0].notification : "${n.notification_type} ${n.threshold}"]) == toset(["ACTUAL 80", "FORECASTED 100"])
    error_message = "The budget warns at 80 % spent and at 100 % forecast."
  }
}
