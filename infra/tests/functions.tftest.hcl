# Functions: their settings, environment and encryption. Who holds the master key.

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

run "each_has_its_settings" {
  command = plan

  assert {
    condition = { for name, f in merge(module.function, { migrations = module.migrations }) : name => [f.settings.memory_mb, f.settings.timeout_seconds, f.settings.reserved_concurrency] } == {
      auth        = [1769, 15, 10]
      preferences = [1024, 10, 15]
      health      = [512, 5, 2]
      migrations  = [1024, 600, 2]
    }
    error_message = "The default settings have changed."
  }

  assert {
    condition     = { for name, f in merge(module.function, { migrations = module.migrations }) : name => f.settings.package } == { for name in ["auth", "preferences", "health", "migrations"] : name => "tests/fixtures/packages/${name}-function/target/function.zip" }
    error_message = "Each function must be made from its own package."
  }

  assert {
    condition     = { for name, f in merge(module.function, { migrations = module.migrations }) : name => f.settings.package_hash } == { for name in ["auth", "preferences", "health", "migrations"] : name => filebase64sha256("tests/fixtures/packages/${name}-function/target/function.zip") }
    error_message = "A change of a package must be seen by its hash."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : f.settings.kms_key_arn == "arn:aws:kms:eu-central-1:123456789012:key/main" && f.settings.log_kms_key_arn == "arn:aws:kms:eu-central-1:123456789012:key/main" && f.settings.log_retention_days == 365])
    error_message = "Environment and logs must be encrypted by the key and kept for a year."
  }

  assert {
    condition     = { for name, f in merge(module.function, { migrations = module.migrations }) : name => f.log_group } == { for name in ["auth", "preferences", "health", "migrations"] : name => "/aws/lambda/latchkey-test-${name}" }
    error_message = "Each function has a log group of its own."
  }
}

run "settings_can_be_tuned" {
  command = plan

  variables {
    functions = {
      auth        = { memory_mb = 3008, environment = { LATCHKEY_ACCESS_TOKEN_TTL = "PT5M", LATCHKEY_DB_SSL_ROOT_CERT = "/opt/ca.pem" } }
      preferences = { environment = { LATCHKEY_UNKNOWN_NAMESPACES = "reject" } }
    }
    java_tool_options = "-XX:+UseSerialGC"
    log_level         = "DEBUG"
  }

  assert {
    condition     = module.function["auth"].settings.memory_mb == 3008 && module.function["auth"].settings.log_level == "DEBUG"
    error_message = "Memory and log level must follow the variables."
  }

  assert {
    condition     = nonsensitive(module.function["auth"].environment["LATCHKEY_ACCESS_TOKEN_TTL"]) == "PT5M" && nonsensitive(module.function["preferences"].environment["LATCHKEY_UNKNOWN_NAMESPACES"]) == "reject"
    error_message = "Tuning variables must reach their function."
  }

  assert {
    condition     = !contains(nonsensitive(keys(module.function["health"].environment)), "LATCHKEY_ACCESS_TOKEN_TTL")
    error_message = "Tuning variables must reach no other function."
  }

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : nonsensitive(f.environment["JAVA_TOOL_OPTIONS"]) == "-Dsun.net.inetaddr.ttl=0 -XX:+UseSerialGC"])
    error_message = "The JVM's options must reach every function."
  }
}

run "environment_holds_what_a_function_needs_and_no_more" {
  command = plan

  variables {
    cors_allowed_origins = ["https://b.example.com", "https://a.example.com"]
  }

  assert {
    condition = { for name, f in merge(module.function, { migrations = module.migrations }) : name => nonsensitive(join(" ", sort(keys(f.environment)))) } == {
      auth        = "JAVA_TOOL_OPTIONS LATCHKEY_AUDIENCE LATCHKEY_DB_AUTH LATCHKEY_DB_HOST LATCHKEY_DB_NAME LATCHKEY_DB_PORT LATCHKEY_DB_USER LATCHKEY_FUNCTION LATCHKEY_ISSUER LATCHKEY_MASTER_KEY"
      preferences = "JAVA_TOOL_OPTIONS LATCHKEY_AUDIENCE LATCHKEY_DB_AUTH LATCHKEY_DB_HOST LATCHKEY_DB_NAME LATCHKEY_DB_PORT LATCHKEY_DB_USER LATCHKEY_FUNCTION LATCHKEY_ISSUER"
      health      = "JAVA_TOOL_OPTIONS LATCHKEY_DB_AUTH LATCHKEY_DB_HOST LATCHKEY_DB_NAME LATCHKEY_DB_PORT LATCHKEY_DB_USER LATCHKEY_FUNCTION"
      migrations  = "JAVA_TOOL_OPTIONS LATCHKEY_DB_AUTH LATCHKEY_DB_HOST LATCHKEY_DB_NAME LATCHKEY_DB_PORT LATCHKEY_DB_USER LATCHKEY_FUNCTION LATCHKEY_MASTER_KEY"
    }
    error_message = "A function has another environment than this test knows; the master key is for auth and migrations only."
  }

  assert {
    condition     = alltrue([for name, f in merge(module.function, { migrations = module.migrations }) : nonsensitive(f.environment["LATCHKEY_FUNCTION"]) == name])
    error_message = "Each function must know its name."
  }
}

run "master_key_is_generated_once" {
  command = plan

  assert {
    condition     = random_bytes.master_key[0].length == 32 && nonsensitive(module.function["auth"].environment["LATCHKEY_MASTER_KEY"] == random_bytes.master_key[0].base64)
    error_message = "Without a key, one of 32 bytes must be generated."
  }

  assert {
    condition     = nonsensitive(module.migrations.environment["LATCHKEY_MASTER_KEY"] == module.function["auth"].environment["LATCHKEY_MASTER_KEY"])
    error_message = "Both functions must have the same key."
  }
}

run "master_key_can_be_given" {
  command = plan

  variables {
    master_key_required = true
    master_key          = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
  }

  assert {
    condition     = length(random_bytes.master_key) == 0 && nonsensitive(module.function["auth"].environment["LATCHKEY_MASTER_KEY"]) == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    error_message = "A given key must be used and none generated."
  }
}

run "aliases_name_the_newest_version" {
  command = plan

  assert {
    condition     = alltrue([for f in merge(module.function, { migrations = module.migrations }) : f.live_version == f.version]) && output.function_versions == { for name in ["auth", "preferences", "health", "migrations"] : name => "7" }
    error_message = "Without a word about it, an apply releases what it publishes."
  }

  assert {
    condition     = output.reserved_concurrency == 29
    error_message = "What the functions take from the account's quota must be an output."
  }
}

run "aliases_stay_while_new_versions_are_tried" {
  command = plan

  variables {
    live_versions = { auth = "41", migrations = "12" }
  }

  assert {
    condition     = { for name, f in merge(module.function, { migrations = module.migrations }) : name => f.live_version } == { auth = "41", preferences = "7", health = "7", migrations = "12" }
    error_message = "An alias whose version is given must keep it."
  }
}
