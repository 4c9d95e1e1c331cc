"""What every server of an API does, whatever framework it runs on: requests to arguments, results to answers.

Layers inside: `texts <- problem <- media, events, forms <- asking, answering`. Nothing here imports a framework.
"""
