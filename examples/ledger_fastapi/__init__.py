"""The ledger on FastAPI, with its books in SQLite or PostgreSQL.

Layers inside: `settings, sources, money, tables <- database <- pages <- clients, invoices, dashboard <- seed <- app`.
"""
