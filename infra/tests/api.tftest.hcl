# The API: each route's target and throttle, the wiring to the aliases, CORS, TLS, domain and authorizer.

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

override_resource {
  target          = module.function["auth"].aws_lambda_alias.live
  override_during = plan
  values = {
    arn        = "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-auth:live"
    invoke_arn = "invoke-alias-of-auth"
  }
}

override_resource {
  target          = module.function["preferences"].aws_lambda_alias.live
  override_during = plan
  values = {
    arn        = "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-preferences:live"
    invoke_arn = "invoke-alias-of-preferences"
  }
}

override_resource {
  target          = module.function["health"].aws_lambda_alias.live
  override_during = plan
  values = {
    arn        = "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-health:live"
    invoke_arn = "invoke-alias-of-health"
  }
}

override_resource {
  target          = module.migrations.aws_lambda_alias.live
  override_during = plan
  values = {
    arn        = "arn:aws:lambda:eu-central-1:123456789012:function:latchkey-test-migrations:live"
    invoke_arn = "invoke-alias-of-migrations"
  }
}

override_resource {
  target          = aws_apigatewayv2_integration.function["auth"]
  override_during = plan
  values          = { id = "integration-of-auth" }
}

override_resource {
  target          = aws_apigatewayv2_integration.function["preferences"]
  override_during = plan
  values          = { id = "integration-of-preferences" }
}

override_resource {
  target          = aws_apigatewayv2_integration.function["health"]
  override_during = plan
  values          = { id = "integration-of-health" }
}

run "every_route_goes_to_its_function" {
  command = plan

  assert {
    condition     = { for key, route in aws_apigatewayv2_route.this : route.route_key => route.target } == { for key, route in jsondecode(file("routes.json")) : key => "integrations/integration-of-${route.function}" }
    error_message = "The routes of the API must be those of routes.json, each to the integration of its function."
  }

  assert {
    condition     = toset([for key in keys(aws_apigatewayv2_route.this) : key if strcontains(key, "/auth/") && !jsondecode(file("routes.json"))[key].protected]) == toset(["POST /v1/auth/register", "POST /v1/auth/login", "POST /v1/auth/refresh"])
    error_message = "Of the routes of accounts, only register, log in and refresh are public."
  }
}

run "every_route_has_its_throttle" {
  command = plan

  assert {
    condition = {
      for s in aws_apigatewayv2_stage.default.route_settings : s.route_key => [s.throttling_rate_limit, s.throttling_burst_limit]
    } == { for key, route in jsondecode(file("routes.json")) : key => [route.rate, route.burst] }
    error_message = "Each route's throttle must be that of routes.json."
  }

  assert {
    condition     = aws_apigatewayv2_stage.default.default_route_settings[0].throttling_rate_limit == 10 && aws_apigatewayv2_stage.default.default_route_settings[0].throttling_burst_limit == 20
    error_message = "A route without settings must be throttled too."
  }
}

run "integrations_and_permissions_name_the_alias" {
  command = plan

  assert {
    condition     = { for name, i in aws_apigatewayv2_integration.function : name => i.integration_uri } == { auth = "invoke-alias-of-auth", preferences = "invoke-alias-of-preferences", health = "invoke-alias-of-health" }
    error_message = "Each integration must invoke the alias of its function."
  }

  assert {
    condition     = alltrue([for i in aws_apigatewayv2_integration.function : i.integration_type == "AWS_PROXY" && i.payload_format_version == "2.0" && i.integration_method == "POST"])
    error_message = "Integrations must be Lambda proxies with payload 2.0."
  }

  assert {
    condition     = { for name, i in aws_apigatewayv2_integration.function : name => i.timeout_milliseconds } == { auth = 16000, preferences = 11000, health = 6000 }
    error_message = "The gateway must wait a little longer than the function's own timeout."
  }

  assert {
    condition = alltrue([
      for name, p in aws_lambda_permission.api :
      p.qualifier == "live" && p.function_name == "latchkey-test-${name}" && p.action == "lambda:InvokeFunction" &&
      p.principal == "apigateway.amazonaws.com" && p.source_arn == "arn:aws:execute-api:eu-central-1:123456789012:api0123456/*/*"
    ])
    error_message = "The API's permission must be for the alias, and for this API only."
  }

  assert {
    condition     = toset(keys(aws_lambda_permission.api)) == toset(["auth", "preferences", "health"])
    error_message = "The API may invoke auth, preferences and health, never migrations."
  }
}

run "stage_is_default_with_a_json_access_log" {
  command = plan

  assert {
    condition     = aws_apigatewayv2_stage.default.name == "$default" && aws_apigatewayv2_stage.default.auto_deploy
    error_message = "A named stage would be part of every path."
  }

  assert {
    condition = length(setsubtract(
      ["$context.requestId", "$context.routeKey", "$context.status", "$context.responseLatency", "$context.integrationLatency", "$context.identity.sourceIp", "$context.authorizer.error", "$context.integrationErrorMessage"],
      values(jsondecode(aws_apigatewayv2_stage.default.access_log_settings[0].format)),
    )) == 0
    error_message = "A field is missing in the access log."
  }

  assert {
    condition     = alltrue([for field in values(jsondecode(aws_apigatewayv2_stage.default.access_log_settings[0].format)) : !strcontains(lower(field), "claims") && !strcontains(lower(field), "header")])
    error_message = "Neither claims nor headers belong in the access log."
  }

  assert {
    condition     = aws_apigatewayv2_stage.default.access_log_settings[0].destination_arn == aws_cloudwatch_log_group.api.arn
    error_message = "The access log must go to the API's log group."
  }
}

run "no_cors_without_origins" {
  command = plan

  assert {
    condition     = length(aws_apigatewayv2_api.main.cors_configuration) == 0 && length(aws_apigatewayv2_route.preflight) == 0
    error_message = "Without origins there is no CORS."
  }
}

run "cors_allows_exact_origins" {
  command = plan

  variables {
    cors_allowed_origins = ["https://app.example.com", "https://admin.example.com"]
  }

  assert {
    condition     = aws_apigatewayv2_api.main.cors_configuration[0].allow_origins == toset(["https://app.example.com", "https://admin.example.com"])
    error_message = "The origins must be those given."
  }

  assert {
    condition     = !aws_apigatewayv2_api.main.cors_configuration[0].allow_credentials
    error_message = "There are no cookies to allow."
  }

  assert {
    condition     = aws_apigatewayv2_api.main.cors_configuration[0].allow_methods == toset(distinct([for key in keys(jsondecode(file("routes.json"))) : split(" ", key)[0] if key != "$default"]))
    error_message = "The methods must be those of the routes."
  }

  assert {
    condition     = length(setsubtract(["authorization", "content-type", "idempotency-key", "if-match", "if-none-match"], aws_apigatewayv2_api.main.cors_configuration[0].allow_headers)) == 0
    error_message = "A request header of the API's contract is not allowed."
  }

  assert {
    condition     = length(setsubtract(["etag", "latchkey-schema-violations", "location", "retry-after", "www-authenticate", "x-request-id"], aws_apigatewayv2_api.main.cors_configuration[0].expose_headers)) == 0
    error_message = "A response header of the API's contract is not exposed."
  }
}

run "preflights_have_a_route_and_a_throttle_of_their_own" {
  command = plan

  variables {
    cors_allowed_origins   = ["https://app.example.com"]
    jwt_authorizer_enabled = true
  }

  assert {
    condition     = aws_apigatewayv2_route.preflight[0].route_key == "OPTIONS /{proxy+}" && aws_apigatewayv2_route.preflight[0].target == "integrations/integration-of-health"
    error_message = "A preflight must not be left to $default, nor to a function that is dear to start."
  }

  assert {
    condition     = aws_apigatewayv2_route.preflight[0].authorization_type == "NONE"
    error_message = "Browsers send preflights without a token."
  }

  assert {
    condition     = one([for s in aws_apigatewayv2_stage.default.route_settings : [s.throttling_rate_limit, s.throttling_burst_limit] if s.route_key == "OPTIONS /{proxy+}"]) == [200, 400]
    error_message = "Preflights must not share the throttle of unknown paths."
  }
}

run "the_address_is_the_issuer" {
  command = plan

  assert {
    condition     = output.api_url == "https://api0123456.execute-api.eu-central-1.amazonaws.com" && !aws_apigatewayv2_api.main.disable_execute_api_endpoint
    error_message = "Without a domain, the API has its execute-api address."
  }

  assert {
    condition     = nonsensitive(module.function["auth"].environment["LATCHKEY_ISSUER"]) == output.api_url && nonsensitive(module.function["preferences"].environment["LATCHKEY_ISSUER"]) == output.api_url
    error_message = "The issuer must be the API's address."
  }

  assert {
    condition     = length(aws_apigatewayv2_domain_name.main) == 0 && length(aws_apigatewayv2_authorizer.jwt) == 0 && output.custom_domain_target == null
    error_message = "Domain and authorizer are off by default."
  }
}

run "custom_domain_is_tls_1_2_and_the_only_address" {
  command = plan

  variables {
    custom_domain = {
      name            = "accounts.example.com"
      certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/0"
      hosted_zone_id  = "Z0"
    }
  }

  assert {
    condition     = aws_apigatewayv2_domain_name.main[0].domain_name_configuration[0].security_policy == "TLS_1_2" && aws_apigatewayv2_domain_name.main[0].domain_name_configuration[0].endpoint_type == "REGIONAL"
    error_message = "The domain must refuse TLS below 1.2."
  }

  assert {
    condition     = aws_apigatewayv2_api.main.disable_execute_api_endpoint
    error_message = "With a domain, the execute-api address must be off."
  }

  assert {
    condition     = output.api_url == "https://accounts.example.com" && nonsensitive(module.function["auth"].environment["LATCHKEY_ISSUER"]) == "https://accounts.example.com"
    error_message = "The issuer must be the domain."
  }

  assert {
    condition     = aws_apigatewayv2_api_mapping.main[0].stage == "$default" && aws_apigatewayv2_api_mapping.main[0].api_id == "api0123456"
    error_message = "The domain must lead to the default stage."
  }

  assert {
    condition     = keys(aws_route53_record.api) == ["A"] && aws_route53_record.api["A"].name == "accounts.example.com" && aws_route53_record.api["A"].zone_id == "Z0"
    error_message = "The record must be in the zone."
  }
}

run "custom_domain_without_zone_leaves_dns_to_you" {
  command = plan

  variables {
    custom_domain = { name = "accounts.example.com", certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/0" }
  }

  assert {
    condition     = length(aws_route53_record.api) == 0 && length(aws_apigatewayv2_domain_name.main) == 1
    error_message = "Without a zone there is no record."
  }
}

run "without_authorizer_functions_check_tokens" {
  command = plan

  assert {
    condition     = alltrue([for r in aws_apigatewayv2_route.this : r.authorization_type == "NONE"])
    error_message = "No authorizer was asked for."
  }
}

run "authorizer_guards_protected_routes_only" {
  command = plan

  variables {
    jwt_authorizer_enabled = true
    audience               = "my-services"
  }

  assert {
    condition     = alltrue([for key, r in aws_apigatewayv2_route.this : r.authorization_type == "JWT" && r.authorizer_id == "aut0123" if jsondecode(file("routes.json"))[key].protected])
    error_message = "A protected route goes past the authorizer."
  }

  assert {
    condition     = alltrue([for key, r in aws_apigatewayv2_route.this : r.authorization_type == "NONE" && r.authorizer_id == null if !jsondecode(file("routes.json"))[key].protected])
    error_message = "A public route asks for a token."
  }

  assert {
    condition     = aws_apigatewayv2_authorizer.jwt[0].authorizer_type == "JWT" && aws_apigatewayv2_authorizer.jwt[0].identity_sources == toset(["$request.header.Authorization"])
    error_message = "The authorizer must look at the Authorization header."
  }

  assert {
    condition     = aws_apigatewayv2_authorizer.jwt[0].jwt_configuration[0].issuer == output.api_url && aws_apigatewayv2_authorizer.jwt[0].jwt_configuration[0].audience == toset(["my-services"])
    error_message = "The authorizer must trust this API as issuer, for this audience."
  }

  assert {
    condition     = nonsensitive(module.function["auth"].environment["LATCHKEY_AUDIENCE"]) == "my-services" && nonsensitive(module.function["preferences"].environment["LATCHKEY_AUDIENCE"]) == "my-services"
    error_message = "Functions and authorizer must agree on the audience."
  }
}
