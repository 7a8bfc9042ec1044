"""From the letters of a PDF to text: letters, pieces, running heads, columns, paragraphs, text."""
