# --- Where and what -----------------------------------------------------------------------------------------------

variable "environment" {
  description = "Name of the environment; part of every resource's name. `prod` turns the production rules on (rules.tf)."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment must be 2 to 12 lowercase letters and digits and start with a letter, since it becomes part of resource names."
  }
}

variable "region" {
  description = "AWS region to deploy to, for example eu-central-1."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be an AWS region such as eu-central-1."
  }
}

variable "aws_account_id" {
  description = "Account that this environment belongs to. When set, Terraform refuses credentials of any other account."
  type        = string
  default     = null

  validation {
    condition     = var.aws_account_id == null || can(regex("^[0-9]{12}$", var.aws_account_id))
    error_message = "aws_account_id must be 12 digits."
  }
}

variable "tags" {
  description = "Further tags for every resource, besides Application, Environment and ManagedBy."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(setintersection(keys(var.tags), ["Application", "Environment", "ManagedBy"])) == 0
    error_message = "tags must not redefine Application, Environment or ManagedBy."
  }
}

variable "permissions_boundary_arn" {
  description = "Policy that bounds every role made here, where an account requires one. null: none."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:[a-z-]+:iam::([0-9]{12}|aws):policy/", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn must be the ARN of an IAM policy."
  }
}

variable "package_directory" {
  description = "Folder that holds <function>-function/target/function.zip. Default: the project's root, where `./latchkey package` leaves them."
  type        = string
  default     = null

  validation {
    condition     = var.package_directory == null || try(length(var.package_directory) > 0, false)
    error_message = "package_directory must not be empty; leave it out for the project's root."
  }
}

# --- Functions ----------------------------------------------------------------------------------------------------

variable "functions" {
  description = <<-EOT
    Settings of each function.
    `memory_mb`: CPU grows with it; 1769 MB is one vCPU, which password hashing in auth wants.
    `timeout_seconds`: at most 29 behind the API, whose own limit is 30.
    `reserved_concurrency`: both the ceiling and the guarantee; counted in the connection budget.
    `environment`: tuning variables, such as LATCHKEY_ACCESS_TOKEN_TTL. What this configuration sets itself is refused.
  EOT
  type = object({
    auth = optional(object({
      memory_mb            = optional(number, 1769)
      timeout_seconds      = optional(number, 15)
      reserved_concurrency = optional(number, 10)
      environment          = optional(map(string), {})
    }), {})
    preferences = optional(object({
      memory_mb            = optional(number, 1024)
      timeout_seconds      = optional(number, 10)
      reserved_concurrency = optional(number, 15)
      environment          = optional(map(string), {})
    }), {})
    health = optional(object({
      memory_mb            = optional(number, 512)
      timeout_seconds      = optional(number, 5)
      reserved_concurrency = optional(number, 2)
      environment          = optional(map(string), {})
    }), {})
    migrations = optional(object({
      memory_mb            = optional(number, 1024)
      timeout_seconds      = optional(number, 600)
      reserved_concurrency = optional(number, 2)
      environment          = optional(map(string), {})
    }), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for f in values(var.functions) : f.memory_mb >= 256 && f.memory_mb <= 10240 && floor(f.memory_mb) == f.memory_mb])
    error_message = "memory_mb must be a whole number from 256 (what a JVM function needs) to 10240 (what Lambda allows)."
  }

  validation {
    condition = alltrue([
      for name, f in var.functions : f.timeout_seconds >= 3 && f.timeout_seconds <= (name == "migrations" ? 900 : 29) && floor(f.timeout_seconds) == f.timeout_seconds
    ])
    error_message = "timeout_seconds must be a whole number from 3 to 29 (API Gateway gives up at 30), for migrations to 900 (Lambda's maximum)."
  }

  validation {
    condition     = alltrue([for f in values(var.functions) : f.reserved_concurrency >= 1 && floor(f.reserved_concurrency) == f.reserved_concurrency])
    error_message = "reserved_concurrency must be a whole number of at least 1: 0 would switch the function off, and no reserve would void the connection budget."
  }

  validation {
    condition     = var.functions.migrations.reserved_concurrency >= 2
    error_message = "migrations needs a reserved_concurrency of at least 2, so that a deployment is not throttled while the daily purge runs."
  }

  validation {
    condition = alltrue(flatten([
      for f in values(var.functions) : [
        for name in keys(f.environment) : can(regex("^LATCHKEY_[A-Z0-9_]+$", name)) && !contains([
          "LATCHKEY_FUNCTION", "LATCHKEY_ISSUER", "LATCHKEY_AUDIENCE", "LATCHKEY_MASTER_KEY", "LATCHKEY_CORS_ALLOWED_ORIGINS",
        ], name) && !(startswith(name, "LATCHKEY_DB_") && name != "LATCHKEY_DB_SSL_ROOT_CERT")
      ]
    ]))
    error_message = "environment takes LATCHKEY_* tuning variables only. LATCHKEY_FUNCTION, _ISSUER, _AUDIENCE, _MASTER_KEY, _CORS_ALLOWED_ORIGINS and _DB_* are set by this configuration (master_key, audience and cors_allowed_origins are variables of their own)."
  }
}

variable "live_versions" {
  description = "Versions that the aliases go on naming while new ones are tried, by function; deploy.sh sets it. A function that is left out serves its newest version, so that `terraform apply` alone releases too."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name, version in var.live_versions : contains(keys(var.functions), name) && can(regex("^[1-9][0-9]*$", version))])
    error_message = "live_versions must name functions and the numbers of their published versions, such as { auth = \"41\" }."
  }
}

variable "java_tool_options" {
  description = <<-EOT
    Further JVM options of every function (JAVA_TOOL_OPTIONS). None by default: below 1792 MB the
    JVM chooses the serial collector by itself, and stopping at C1 (-XX:TieredStopAtLevel=1) would make warm requests slower
    to speed up a start that SnapStart has already taken.
  EOT
  type        = string
  default     = ""
  nullable    = false

  validation {
    condition     = var.java_tool_options == "" || startswith(var.java_tool_options, "-")
    error_message = "java_tool_options must be options of the JVM, each starting with -."
  }
}

variable "log_level" {
  description = "Lambda's filter on application logs. Nothing above INFO: metrics are log lines of level INFO and would be lost."
  type        = string
  default     = "INFO"
  nullable    = false

  validation {
    condition     = contains(["TRACE", "DEBUG", "INFO"], var.log_level)
    error_message = "log_level must be TRACE, DEBUG or INFO."
  }
}

variable "log_retention_days" {
  description = "How long CloudWatch keeps the logs of functions, API, database and flow logs."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be one of the periods that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, …"
  }
}

variable "kms_key_deletion_window_days" {
  description = "Days between `destroy` and the loss of the encryption key, in which it can be brought back."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.kms_key_deletion_window_days >= 7 && var.kms_key_deletion_window_days <= 30
    error_message = "kms_key_deletion_window_days must be 7 to 30."
  }
}

# --- Accounts and tokens ------------------------------------------------------------------------------------------

variable "master_key" {
  description = "Key from which the functions derive all others: 32 bytes in base64. Best given as TF_VAR_master_key. Left out, one is generated once and kept in the state. Either way it stands in the state, which must be encrypted."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.master_key == null || can(regex("^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$", var.master_key))
    error_message = "master_key must be exactly 32 bytes in base64, as `openssl rand -base64 32` prints them."
  }
}

variable "master_key_required" {
  description = "Refuse a plan without master_key. For environments whose key is yours: a shell that lacks TF_VAR_master_key would otherwise get a new key generated, which ends every session."
  type        = bool
  default     = false
  nullable    = false

  validation {
    condition     = !var.master_key_required || var.master_key != null
    error_message = "master_key is missing: set TF_VAR_master_key to this environment's key. Another one would end every session and make the stored signing keys unreadable."
  }
}

variable "signing_key_rotation_days" {
  description = "Replace the key that signs access tokens every so many days, by the scheduler; no token is refused for it. null: by the operator's command alone."
  type        = number
  default     = null

  validation {
    condition     = var.signing_key_rotation_days == null || try(var.signing_key_rotation_days >= 2 && floor(var.signing_key_rotation_days) == var.signing_key_rotation_days, false)
    error_message = "signing_key_rotation_days must be a whole number of at least 2."
  }
}

variable "audience" {
  description = "The `aud` of access tokens: who they are meant for. Your own services that accept the tokens check it."
  type        = string
  default     = "latchkey"
  nullable    = false

  validation {
    condition     = can(regex("^[!-~]{1,255}$", var.audience))
    error_message = "audience must be 1 to 255 visible ASCII characters without spaces."
  }
}

variable "jwt_authorizer_enabled" {
  description = "Let API Gateway check access tokens on protected routes before it invokes a function. The gateway fetches the issuer's discovery document when the authorizer is created, so switch it on after the first deployment. Its 401 is the gateway's own, not a problem document."
  type        = bool
  default     = false
  nullable    = false
}

# --- API ----------------------------------------------------------------------------------------------------------

variable "cors_allowed_origins" {
  description = "Origins of the web applications that may call the API from a browser. None: no CORS. `*` is refused in prod."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for origin in var.cors_allowed_origins : origin == "*" || can(regex("^https?://[a-z0-9.-]+(:[0-9]{1,5})?$", origin))
    ])
    error_message = "Each of cors_allowed_origins must be an origin such as https://app.example.com: scheme, host, perhaps a port, no path and no trailing slash."
  }

  validation {
    condition     = var.environment != "prod" || alltrue([for origin in var.cors_allowed_origins : startswith(origin, "https://")])
    error_message = "In prod, cors_allowed_origins must be exact https:// origins; `*` and http:// are refused."
  }

  validation {
    condition     = !contains(var.cors_allowed_origins, "*") || length(var.cors_allowed_origins) == 1
    error_message = "`*` in cors_allowed_origins already allows every origin; name either `*` or exact origins."
  }
}

variable "custom_domain" {
  description = "Serve the API under a domain of yours, with TLS 1.2 or newer, and switch the execute-api address off. The certificate (ACM, same region) must be issued; with `hosted_zone_id` the DNS record is made in Route 53, without it you point a CNAME at the output `custom_domain_target`."
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  default = null

  validation {
    condition     = var.custom_domain == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.custom_domain.name))
    error_message = "custom_domain.name must be a host name such as accounts.example.com."
  }

  validation {
    condition     = var.custom_domain == null || can(regex("^arn:[a-z-]+:acm:${var.region}:[0-9]{12}:certificate/", var.custom_domain.certificate_arn))
    error_message = "custom_domain.certificate_arn must be the ARN of an ACM certificate in this region."
  }
}

variable "ipv6_enabled" {
  description = "Serve IPv6 besides IPv4; with `hosted_zone_id` an AAAA record is made too. Limits by address then see IPv6 addresses."
  type        = bool
  default     = false
  nullable    = false
}

# --- Network ------------------------------------------------------------------------------------------------------

variable "vpc_cidr" {
  description = "Address range of the VPC made here; a /16 to /24, of which two private subnets take a quarter each."
  type        = string
  default     = "10.71.0.0/20"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && try(tonumber(split("/", var.vpc_cidr)[1]) >= 16 && tonumber(split("/", var.vpc_cidr)[1]) <= 24, false)
    error_message = "vpc_cidr must be an IPv4 range of /16 to /24."
  }
}

variable "existing_vpc" {
  description = "Use a VPC of yours instead of making one: its id and at least two private subnets in different zones."
  type = object({
    vpc_id     = string
    subnet_ids = list(string)
  })
  default = null

  validation {
    condition     = var.existing_vpc == null || can(regex("^vpc-", var.existing_vpc.vpc_id))
    error_message = "existing_vpc.vpc_id must be the id of a VPC (vpc-…)."
  }

  validation {
    condition     = var.existing_vpc == null || try(length(distinct(var.existing_vpc.subnet_ids)) >= 2 && alltrue([for id in var.existing_vpc.subnet_ids : startswith(id, "subnet-")]), false)
    error_message = "existing_vpc.subnet_ids must name at least two different subnets (subnet-…), in different availability zones."
  }
}

variable "excluded_zone_ids" {
  description = "Availability zones, by id, in which no subnet is made. Lambda runs no functions in use1-az3; the ids of other regions do not matter."
  type        = set(string)
  default     = ["use1-az3"]
  nullable    = false

  validation {
    condition     = alltrue([for id in var.excluded_zone_ids : can(regex("^[a-z0-9]+-az[0-9]$", id))])
    error_message = "excluded_zone_ids must be ids of zones, such as use1-az3, which are the same in every account; names such as us-east-1a are not."
  }
}

variable "flow_logs_enabled" {
  description = "Record the VPC's connections in CloudWatch Logs. Only for a VPC made here."
  type        = bool
  default     = false
  nullable    = false
}

# --- Database -----------------------------------------------------------------------------------------------------

variable "existing_database" {
  description = <<-EOT
    Use a PostgreSQL 17 instance of yours on RDS instead of making one; needs `existing_vpc` too. Its IAM authentication must be on.
    `resource_id` is the DbiResourceId (db-…) or, for Aurora, the cluster's (cluster-…), which IAM policies name. `identifier` names the
    instance that alarms and dashboard watch, for Aurora the writer. Rules that let the functions in are added to `security_group_id`. The role latchkey_migrator must exist first (docs/deploy.md).
  EOT
  type = object({
    host              = string
    port              = optional(number, 5432)
    name              = optional(string, "latchkey")
    identifier        = string
    resource_id       = string
    security_group_id = string
    max_connections   = number
  })
  default = null

  validation {
    condition     = var.existing_database == null || can(regex("^(db|cluster)-[A-Z0-9]+$", var.existing_database.resource_id))
    error_message = "existing_database.resource_id must be a DbiResourceId (db-…) or a cluster's resource id (cluster-…)."
  }

  validation {
    condition     = var.existing_database == null || can(regex("^sg-", var.existing_database.security_group_id))
    error_message = "existing_database.security_group_id must be a security group (sg-…)."
  }

  validation {
    condition     = var.existing_database == null || try(var.existing_database.port >= 1 && var.existing_database.port <= 65535, false)
    error_message = "existing_database.port must be 1 to 65535."
  }

  validation {
    condition     = var.existing_database == null || try(var.existing_database.max_connections >= 1, false)
    error_message = "existing_database.max_connections must be what `show max_connections` answers there."
  }
}

variable "database_instance_class" {
  description = "Instance class of the database. Its memory decides max_connections and so the connection budget; the classes known here stand in locals.tf."
  type        = string
  default     = "db.t4g.micro"
  nullable    = false

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", var.database_instance_class))
    error_message = "database_instance_class must be an RDS instance class such as db.t4g.micro."
  }

  validation {
    condition     = var.existing_database != null || var.database_memory_gib != null || contains(keys(local.instance_memory_gib), var.database_instance_class)
    error_message = "The memory of ${var.database_instance_class} is not known here; say it with database_memory_gib, since the connection budget depends on it."
  }
}

variable "database_memory_gib" {
  description = "Memory of database_instance_class, for a class that locals.tf does not know."
  type        = number
  default     = null

  validation {
    condition     = var.database_memory_gib == null || try(var.database_memory_gib >= 1, false)
    error_message = "database_memory_gib must be at least 1."
  }
}

variable "database_engine_version" {
  description = "PostgreSQL version: the major version, so that minor upgrades come in the maintenance window."
  type        = string
  default     = "17"
  nullable    = false

  validation {
    condition     = can(regex("^17(\\.[0-9]+)?$", var.database_engine_version))
    error_message = "database_engine_version must be 17 or a minor version of it; the parameter group is made for 17."
  }
}

variable "database_allocated_storage_gib" {
  description = "Storage to start with."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.database_allocated_storage_gib >= 20 && var.database_allocated_storage_gib <= 65536
    error_message = "database_allocated_storage_gib must be 20 to 65536, RDS's limits for gp3."
  }
}

variable "database_max_storage_gib" {
  description = "How far RDS may grow the storage by itself."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.database_max_storage_gib >= ceil(var.database_allocated_storage_gib * 1.1)
    error_message = "database_max_storage_gib must be at least 10 % above database_allocated_storage_gib, as RDS requires for autoscaling."
  }
}

variable "database_multi_az" {
  description = "Keep a standby in a second zone. Required in prod."
  type        = bool
  default     = false
  nullable    = false
}

variable "database_deletion_protection" {
  description = "Refuse to delete the database. Required in prod."
  type        = bool
  default     = true
  nullable    = false
}

variable "database_backup_retention_days" {
  description = "Days of automatic backups, within which any second can be restored. At least 7 in prod."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.database_backup_retention_days >= 1 && var.database_backup_retention_days <= 35
    error_message = "database_backup_retention_days must be 1 to 35."
  }
}

variable "database_enhanced_monitoring_seconds" {
  description = "Interval of RDS Enhanced Monitoring (metrics of the operating system); 0 switches it off."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = contains([0, 1, 5, 10, 15, 30, 60], var.database_enhanced_monitoring_seconds)
    error_message = "database_enhanced_monitoring_seconds must be 0, 1, 5, 10, 15, 30 or 60."
  }
}

variable "database_apply_immediately" {
  description = "Apply changes of the database at once rather than in the maintenance window; some restart it."
  type        = bool
  default     = false
  nullable    = false
}

variable "database_bootstrap_enabled" {
  description = "Run the one-time step that gives latchkey_migrator IAM authentication (docs/decisions/0010-database-bootstrap.md). After the first deployment it does nothing; false then keeps even the dead password out of the state and spares the deployer the right to read the secret."
  type        = bool
  default     = true
  nullable    = false
}

variable "rds_proxy_enabled" {
  description = "Put RDS Proxy between the functions and the database, for more concurrency than the connection budget allows. Costs by the hour. Migrations go to the instance itself. It passes no cancel requests on: a statement at its deadline is cut, not cancelled (docs/decisions/0012-deadlines-cut-connections.md). How to turn it on and off in an environment that serves: docs/deploy.md."
  type        = bool
  default     = false
  nullable    = false
}

# --- Operations ---------------------------------------------------------------------------------------------------

variable "alarm_emails" {
  description = "Who gets the alarms by email; each address has to confirm once. More subscribers can be added to the output `alarm_topic_arn`."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for address in var.alarm_emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", address))])
    error_message = "alarm_emails must be email addresses."
  }
}

variable "log_in_failures_alarm" {
  description = "Failed log-ins within five minutes that raise the alarm."
  type        = number
  default     = 200
  nullable    = false

  validation {
    condition     = var.log_in_failures_alarm >= 1
    error_message = "log_in_failures_alarm must be at least 1."
  }
}

variable "refresh_reuse_alarm" {
  description = "Reused refresh tokens within five minutes that raise the alarm; each has ended a session."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.refresh_reuse_alarm >= 1
    error_message = "refresh_reuse_alarm must be at least 1."
  }
}

variable "api_p99_alarm_ms" {
  description = "99th percentile of the API's latency, in milliseconds, that raises the alarm."
  type        = number
  default     = 2000
  nullable    = false

  validation {
    condition     = var.api_p99_alarm_ms > 0 && var.api_p99_alarm_ms <= 30000
    error_message = "api_p99_alarm_ms must be above 0 and at most 30000, API Gateway's limit."
  }
}

variable "monthly_budget_usd" {
  description = "Raise an alarm when the account's bill of the month reaches 80 % of this, or is forecast to pass it. null: no budget."
  type        = number
  default     = null

  validation {
    condition     = var.monthly_budget_usd == null || try(var.monthly_budget_usd > 0, false)
    error_message = "monthly_budget_usd must be above 0."
  }
}
