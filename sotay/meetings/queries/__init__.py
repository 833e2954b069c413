"""What pages, API and jobs may read of meetings, split by noun."""
