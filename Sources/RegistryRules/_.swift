// RegistryRules
