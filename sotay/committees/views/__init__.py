"""The pages of committees: posts, reports, duties, congresses."""
