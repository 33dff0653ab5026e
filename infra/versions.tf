terraform {
  required_version = ">= 1.11.0, < 2.0.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # 6.25 is the first version this configuration was checked against: the java25 runtime came with 6.20, end-to-end
      # IAM authentication of RDS Proxy (default_auth_scheme) before it.
      version = ">= 6.25.0, < 7.0.0"
    }
    random = {
      source  = "hashicorp/random"
      version = ">= 3.7.0, < 4.0.0"
    }
  }

  # Partial configuration: bucket, key and region come from environments/<environment>.s3.tfbackend (docs/deploy.md).
  backend "s3" {}
}

provider "aws" {
  region              = var.region
  allowed_account_ids = var.aws_account_id == null ? null : [var.aws_account_id]

  default_tags {
    tags = local.tags
  }
}
