# A small environment to try things in: one zone, a day's protection, costs little when idle.
environment = "dev"
region      = "eu-central-1"

cors_allowed_origins = ["http://localhost:3000", "http://localhost:5173"]

database_instance_class        = "db.t4g.micro"
database_multi_az              = false
database_deletion_protection   = false
database_backup_retention_days = 1
database_apply_immediately     = true

log_retention_days           = 30
kms_key_deletion_window_days = 7
