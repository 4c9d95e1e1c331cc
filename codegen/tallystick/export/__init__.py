"""Export: models out, documents in the making. The published OpenAPI and JSON Schema come from here."""
