"""Pages that show every component with invented words; for screenshots and tests, not part of the product."""
