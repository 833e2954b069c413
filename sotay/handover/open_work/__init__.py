"""The open work of tasks, meetings and briefings; apps that came later tell of their own (`core/open_work.py`)."""
