"""The intermediate representation: what every target sees, and nothing else."""
