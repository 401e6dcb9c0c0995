// BirthMatching
