# Production. Set cors_allowed_origins, alarm_emails and, best, aws_account_id and custom_domain to yours before the first
# deployment; see docs/deploy.md.
environment = "prod"
region      = "eu-central-1"

# No browser application until its exact origin stands here, such as "https://app.example.com".
cors_allowed_origins = []
alarm_emails         = []

functions = {
  auth        = { reserved_concurrency = 100 }
  preferences = { reserved_concurrency = 150 }
  health      = { reserved_concurrency = 5 }
}

database_instance_class              = "db.m7g.large"
database_allocated_storage_gib       = 50
database_max_storage_gib             = 500
database_multi_az                    = true
database_deletion_protection         = true
database_backup_retention_days       = 14
database_enhanced_monitoring_seconds = 60

flow_logs_enabled = true
