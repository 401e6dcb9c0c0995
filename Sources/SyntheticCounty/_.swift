// SyntheticCounty
