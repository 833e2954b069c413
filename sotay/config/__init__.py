"""The installation: settings, addresses, commands, and the processes that run it. Imported by nothing else."""
