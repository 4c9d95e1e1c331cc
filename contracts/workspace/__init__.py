"""The workspace: documents that several people edit at the same time."""
