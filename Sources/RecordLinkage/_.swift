// RecordLinkage
