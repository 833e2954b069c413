"""Django's PostgreSQL backend, with a pool that tries a connection only where there is a doubt."""
