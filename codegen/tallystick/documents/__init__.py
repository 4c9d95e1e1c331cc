"""Documents: assembled from models, or read from files; the narrow waist that everything is generated from."""
