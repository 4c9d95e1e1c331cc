"""Sources: the only part that imports a user's own code. Contract modules become models, applications documents."""
