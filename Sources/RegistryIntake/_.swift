// RegistryIntake
