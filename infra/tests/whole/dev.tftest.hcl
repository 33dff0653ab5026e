# The plan of environments/dev.tfvars, which plans.mjs compares whole.

mock_provider "aws" {
  source = "./tests/mocks/aws"
}

mock_provider "random" {
  source = "./tests/mocks/random"
}

variables {
  package_directory = "tests/fixtures/packages"
}

run "dev" {
  command = plan
}
