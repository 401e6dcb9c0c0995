// AuditPipeline
