"""The guide as a PDF: from the pages of a built version to tagged paper, through Typst."""
