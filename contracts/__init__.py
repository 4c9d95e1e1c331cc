"""The contracts of a small team: a ledger (clients, invoices, payments) and a workspace (documents edited together).

This folder is the source of truth. `tallystick generate` makes the OpenAPI document, the JSON Schemas and the
TypeScript package from it; nothing here knows about any of them.
"""
