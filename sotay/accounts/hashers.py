"""How PINs and passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PinHasher(Argon2PasswordHasher):
    """Argon2id at the measure for small servers (OWASP: 19 MiB, two passes).

    Django's own measure takes 100 MiB a sign-in, and a village signs in together; what guards six digits is the wait
    (`rules.wait_after`), not the cost of one guess.
    """

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
