variable "environment" {
  description = "Environment that may be deployed, of Latchkey and of GitHub alike."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment must be 2 to 12 lowercase letters and digits and start with a letter."
  }
}

variable "repository" {
  description = "Repository of GitHub whose workflows may deploy, as owner/name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "repository must be owner/name, without wildcards: every workflow that matches could deploy."
  }
}

variable "state_bucket" {
  description = "Bucket of Terraform's state."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{2,62}$", var.state_bucket))
    error_message = "state_bucket must be the name of a bucket."
  }
}

variable "oidc_provider_exists" {
  description = "The account trusts GitHub already: it can do so only once."
  type        = bool
  default     = false
  nullable    = false
}
