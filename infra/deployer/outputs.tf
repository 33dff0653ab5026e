output "role_arn" {
  description = "Role for aws-actions/configure-aws-credentials."
  value       = aws_iam_role.deployer.arn
}

output "permissions_boundary_arn" {
  description = "What permissions_boundary_arn of the environment has to be, or the deployer may make no role."
  value       = aws_iam_policy.boundary.arn
}
