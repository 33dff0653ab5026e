locals {
  api_functions = toset([for route in values(local.routes) : route.function])

  preflight_route = { key = "OPTIONS /{proxy+}", function = "health", rate = 200, burst = 400 }
  throttles = merge(
    { for key, route in local.routes : key => { rate = route.rate, burst = route.burst } },
    { for route in aws_apigatewayv2_route.preflight : route.route_key => { rate = local.preflight_route.rate, burst = local.preflight_route.burst } },
  )

  api_url = var.custom_domain == null ? aws_apigatewayv2_api.main.api_endpoint : "https://${var.custom_domain.name}"
}

resource "aws_apigatewayv2_api" "main" {
  name          = local.name
  description   = "Latchkey ${var.environment}"
  protocol_type = "HTTP"

  ip_address_type = var.ipv6_enabled ? "dualstack" : "ipv4"

  # With a domain of its own, the API has one address, the issuer of its tokens.
  disable_execute_api_endpoint = var.custom_domain != null

  dynamic "cors_configuration" {
    for_each = length(var.cors_allowed_origins) == 0 ? [] : [var.cors_allowed_origins]
    content {
      allow_origins = cors_configuration.value
      allow_methods = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"]
      allow_headers = ["authorization", "content-type", "idempotency-key", "if-match", "if-none-match", "x-request-id"]
      expose_headers = [
        "etag", "latchkey-schema-violations", "location", "retry-after", "www-authenticate", "x-request-id",
      ]
      # Tokens travel in headers and bodies; there are no cookies to allow.
      allow_credentials = false
      max_age           = 3600
    }
  }
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = local.api_functions

  api_id                 = aws_apigatewayv2_api.main.id
  description            = "Alias live of ${local.name}-${each.key}"
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = module.function[each.key].alias.invoke_arn
  payload_format_version = "2.0"
  # The function answers before its own timeout; a second more, so that its answer and not the gateway's arrives.
  timeout_milliseconds = (var.functions[each.key].timeout_seconds + 1) * 1000
}

resource "aws_lambda_permission" "api" {
  for_each = local.api_functions

  statement_id  = "invoke-by-${local.name}-api"
  action        = "lambda:InvokeFunction"
  function_name = module.function[each.key].name
  qualifier     = module.function[each.key].alias.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.main.execution_arn}/*/*"
}

# One resource for all: a route that becomes protected, or is no longer, is changed in place. With the authorizer switched on, all
# wait for it; what API Gateway reads then, the discovery document, is served by the deployments before.
resource "aws_apigatewayv2_route" "this" {
  for_each = local.routes

  api_id             = aws_apigatewayv2_api.main.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.function[each.value.function].id}"
  authorization_type = each.value.protected && var.jwt_authorizer_enabled ? "JWT" : "NONE"
  authorizer_id      = each.value.protected ? one(aws_apigatewayv2_authorizer.jwt[*].id) : null
}

# `$default` would catch preflights, and its throttle with them: a scanner of unknown paths could then keep browsers out. They
# get a route and a throttle of their own. The function answers 204, to which the gateway adds CORS's headers.
resource "aws_apigatewayv2_route" "preflight" {
  count = length(var.cors_allowed_origins) == 0 ? 0 : 1

  api_id             = aws_apigatewayv2_api.main.id
  route_key          = local.preflight_route.key
  target             = "integrations/${aws_apigatewayv2_integration.function[local.preflight_route.function].id}"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_authorizer" "jwt" {
  count = var.jwt_authorizer_enabled ? 1 : 0

  api_id           = aws_apigatewayv2_api.main.id
  name             = "access-token"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = local.issuer
    audience = [var.audience]
  }

  # Switched off, it goes after the routes have let go of it; the other way round API Gateway refuses to delete it. No depends_on
  # here: what an authorizer depends on would have to be create_before_destroy too, and two permissions, say, cannot have one name.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "api" {
  # Below /aws/vendedlogs, where one resource policy serves all.
  name              = "/aws/vendedlogs/${local.name}-api"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_apigatewayv2_stage" "default" {
  api_id = aws_apigatewayv2_api.main.id
  # A named stage would be part of every path.
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format = jsonencode({
      requestId               = "$context.requestId"
      requestTime             = "$context.requestTime"
      routeKey                = "$context.routeKey"
      status                  = "$context.status"
      protocol                = "$context.protocol"
      responseLength          = "$context.responseLength"
      responseLatency         = "$context.responseLatency"
      integrationLatency      = "$context.integrationLatency"
      integrationStatus       = "$context.integrationStatus"
      sourceIp                = "$context.identity.sourceIp"
      authorizerError         = "$context.authorizer.error"
      integrationErrorMessage = "$context.integrationErrorMessage"
      gatewayErrorMessage     = "$context.error.message"
    })
  }

  # What a route without settings of its own would get.
  default_route_settings {
    throttling_rate_limit  = 10
    throttling_burst_limit = 20
  }

  dynamic "route_settings" {
    for_each = local.throttles
    content {
      route_key              = route_settings.key
      throttling_rate_limit  = route_settings.value.rate
      throttling_burst_limit = route_settings.value.burst
      # The functions count by route themselves; the gateway's count would be billed once more.
      detailed_metrics_enabled = false
    }
  }

  # Settings can only be given to routes that exist, and a route serves as soon as it is in a stage.
  depends_on = [aws_apigatewayv2_route.this, aws_apigatewayv2_route.preflight, aws_lambda_permission.api]
}

resource "aws_apigatewayv2_domain_name" "main" {
  count = var.custom_domain == null ? 0 : 1

  domain_name = var.custom_domain.name

  domain_name_configuration {
    certificate_arn = var.custom_domain.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
    ip_address_type = var.ipv6_enabled ? "dualstack" : "ipv4"
  }
}

resource "aws_apigatewayv2_api_mapping" "main" {
  count = var.custom_domain == null ? 0 : 1

  api_id      = aws_apigatewayv2_api.main.id
  domain_name = aws_apigatewayv2_domain_name.main[0].id
  stage       = aws_apigatewayv2_stage.default.id
}

resource "aws_route53_record" "api" {
  for_each = try(var.custom_domain.hosted_zone_id, null) == null ? toset([]) : toset(var.ipv6_enabled ? ["A", "AAAA"] : ["A"])

  zone_id = var.custom_domain.hosted_zone_id
  name    = var.custom_domain.name
  type    = each.key

  alias {
    name                   = aws_apigatewayv2_domain_name.main[0].domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.main[0].domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}
