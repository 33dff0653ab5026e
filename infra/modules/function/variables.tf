variable "name" {
  description = "Name of the function in AWS, unique in account and region."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,50}$", var.name))
    error_message = "name must be lowercase letters, digits and hyphens, at most 51 of them (its role takes the same name)."
  }
}

variable "description" {
  description = "What the function is for, in one line."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.description) <= 256
    error_message = "description must be at most 256 characters, Lambda's limit."
  }
}

variable "package" {
  description = "Path of the function's zip."
  type        = string
  nullable    = false

  validation {
    condition     = endswith(var.package, ".zip")
    error_message = "package must be a .zip."
  }
}

variable "package_hash" {
  description = "SHA-256 of the zip in base64; a change publishes a new version. null when there is no zip, which the caller reports."
  type        = string

  validation {
    condition     = var.package_hash == null || can(regex("^[A-Za-z0-9+/]{43}=$", var.package_hash))
    error_message = "package_hash must be what filebase64sha256 gives."
  }
}

variable "memory_mb" {
  description = "Memory, with which CPU grows."
  type        = number
  nullable    = false

  validation {
    condition     = var.memory_mb >= 128 && var.memory_mb <= 10240
    error_message = "memory_mb must be 128 to 10240."
  }
}

variable "timeout_seconds" {
  description = "After this Lambda ends an invocation."
  type        = number
  nullable    = false

  validation {
    condition     = var.timeout_seconds >= 1 && var.timeout_seconds <= 900
    error_message = "timeout_seconds must be 1 to 900."
  }
}

variable "reserved_concurrency" {
  description = "Instances that Lambda keeps free for this function, and runs at most."
  type        = number
  nullable    = false

  validation {
    condition     = var.reserved_concurrency >= 1
    error_message = "reserved_concurrency must be at least 1."
  }
}

variable "environment" {
  description = "Environment variables."
  type        = map(string)
  nullable    = false
  sensitive   = true

  validation {
    condition     = length(var.environment) > 0
    error_message = "environment must not be empty."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts environment, snapshots and logs."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.kms_key_arn, "arn:")
    error_message = "kms_key_arn must be an ARN."
  }
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds the execution role. null: none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be an ARN."
  }
}

variable "vpc_id" {
  description = "VPC of the function's security group."
  type        = string
  nullable    = false

  validation {
    condition     = var.vpc_id != ""
    error_message = "vpc_id must not be empty."
  }
}

variable "subnet_ids" {
  description = "Private subnets that the function runs in."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must name at least two subnets, so that one zone's outage does not stop the function."
  }
}

variable "database" {
  description = "What the function may connect to: security group and port, and the IAM resource (rds-db dbuser ARN) of its own database role."
  type = object({
    security_group_id = string
    port              = number
    user_arn          = string
  })
  nullable = false

  validation {
    condition     = can(regex("^arn:[a-z-]+:rds-db:[a-z0-9-]+:[0-9]{12}:dbuser:[^*/]+/[a-z_]+$", var.database.user_arn))
    error_message = "database.user_arn must name one database user on one instance or proxy, without wildcards."
  }
}

variable "proxy" {
  description = "RDS Proxy in front of the database, to which the function may connect besides: its security group, and the IAM resource (rds-db dbuser ARN) of the function's database role there. null: there is none."
  type = object({
    security_group_id = string
    user_arn          = string
  })
  default = null

  validation {
    condition     = var.proxy == null || can(regex("^arn:[a-z-]+:rds-db:[a-z0-9-]+:[0-9]{12}:dbuser:[^*/]+/[a-z_]+$", var.proxy.user_arn))
    error_message = "proxy.user_arn must name one database user on one proxy, without wildcards."
  }
}

variable "log_retention_days" {
  description = "How long the function's logs are kept."
  type        = number
  nullable    = false

  validation {
    condition     = var.log_retention_days >= 1
    error_message = "log_retention_days must be at least 1."
  }
}

variable "log_level" {
  description = "Lambda's filter on application logs."
  type        = string
  default     = "INFO"
  nullable    = false

  validation {
    condition     = contains(["TRACE", "DEBUG", "INFO"], var.log_level)
    error_message = "log_level must be TRACE, DEBUG or INFO: metrics are log lines of level INFO."
  }
}

variable "publish_after" {
  description = "Something that must have succeeded before the new code is published (the migration). null: nothing."
  type        = string
  default     = null

  validation {
    condition     = var.publish_after != ""
    error_message = "publish_after must refer to something."
  }
}

variable "release_after" {
  description = "Something that must have succeeded before the alias moves to the new version, for the function whose code has to be there for it (the migration). null: nothing more than its publication."
  type        = string
  default     = null

  validation {
    condition     = var.release_after != ""
    error_message = "release_after must refer to something."
  }
}

variable "live_version" {
  description = "Version that the alias names while the newest one is tried. null: the newest."
  type        = string
  default     = null

  validation {
    condition     = var.live_version == null || can(regex("^[1-9][0-9]*$", var.live_version))
    error_message = "live_version must be the number of a published version."
  }
}
