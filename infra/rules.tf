# What no single variable can check. Terraform refuses the plan when one of these does not hold.
resource "terraform_data" "rules" {
  lifecycle {
    precondition {
      condition     = alltrue([for hash in values(local.package_hash) : hash != null])
      error_message = "No package for ${join(", ", [for name, hash in local.package_hash : "${name} (${local.package[name]})" if hash == null])}. Run `./latchkey package` first."
    }

    precondition {
      condition     = alltrue([for route in values(local.routes) : contains(["auth", "preferences", "health"], route.function) && route.rate > 0 && route.burst > 0])
      error_message = "Each route in routes.json must name the function auth, preferences or health, and a rate and burst above 0."
    }

    precondition {
      condition = local.connections_needed <= local.connection_budget
      error_message = join(" ", [
        "The functions may open ${local.connections_needed} connections (reserved concurrency × ${local.pool_size}), but 80 % of the database's",
        "max_connections of ${local.database_max_connections} are ${local.connection_budget}. Lower functions.*.reserved_concurrency,",
        "choose a larger database_instance_class, or set rds_proxy_enabled.",
      ])
    }

    precondition {
      condition     = var.existing_database == null || var.existing_vpc != null
      error_message = "existing_database needs existing_vpc: the functions have to be in a network that reaches it."
    }

    precondition {
      condition     = var.existing_database == null || !var.rds_proxy_enabled
      error_message = "rds_proxy_enabled is for the database made here. For one of your own, put the proxy in front yourself."
    }

    precondition {
      condition     = var.existing_vpc == null || !var.flow_logs_enabled
      error_message = "flow_logs_enabled is for the VPC made here; switch flow logs on where existing_vpc is managed."
    }

    precondition {
      condition     = var.environment != "prod" || var.existing_database != null || var.database_multi_az
      error_message = "prod needs database_multi_az = true: a single zone's outage must not stop log-ins."
    }

    precondition {
      condition     = var.environment != "prod" || var.existing_database != null || var.database_deletion_protection
      error_message = "prod needs database_deletion_protection = true."
    }

    precondition {
      condition     = var.environment != "prod" || var.existing_database != null || var.database_backup_retention_days >= 7
      error_message = "prod needs database_backup_retention_days of at least 7."
    }
  }
}
