# What was called otherwise in releases before. Terraform renames it in the state instead of making it anew.

moved {
  from = module.function["migrations"]
  to   = module.migrations
}

# Routes were two resources, by whether they are protected.
moved {
  from = aws_apigatewayv2_route.protected
  to   = aws_apigatewayv2_route.this
}

moved {
  from = aws_apigatewayv2_route.public["POST /v1/auth/register"]
  to   = aws_apigatewayv2_route.this["POST /v1/auth/register"]
}

moved {
  from = aws_apigatewayv2_route.public["POST /v1/auth/login"]
  to   = aws_apigatewayv2_route.this["POST /v1/auth/login"]
}

moved {
  from = aws_apigatewayv2_route.public["POST /v1/auth/refresh"]
  to   = aws_apigatewayv2_route.this["POST /v1/auth/refresh"]
}

moved {
  from = aws_apigatewayv2_route.public["GET /.well-known/jwks.json"]
  to   = aws_apigatewayv2_route.this["GET /.well-known/jwks.json"]
}

moved {
  from = aws_apigatewayv2_route.public["GET /.well-known/openid-configuration"]
  to   = aws_apigatewayv2_route.this["GET /.well-known/openid-configuration"]
}

moved {
  from = aws_apigatewayv2_route.public["GET /health"]
  to   = aws_apigatewayv2_route.this["GET /health"]
}

moved {
  from = aws_apigatewayv2_route.public["GET /health/live"]
  to   = aws_apigatewayv2_route.this["GET /health/live"]
}

moved {
  from = aws_apigatewayv2_route.public["GET /health/ready"]
  to   = aws_apigatewayv2_route.this["GET /health/ready"]
}

moved {
  from = aws_apigatewayv2_route.public["$default"]
  to   = aws_apigatewayv2_route.this["$default"]
}

moved {
  from = aws_route53_record.api[0]
  to   = aws_route53_record.api["A"]
}
