"""Text of TypeScript and JavaScript: layout, and one encoder for each place that text from a document can reach."""
