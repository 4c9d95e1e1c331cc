"""The ledger: who owes what to whom, and since when."""
