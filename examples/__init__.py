"""Two services and a page, built on the contracts of this repository."""
