"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from sotay.config.database import hold_embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
hold_embedded()
application = get_wsgi_application()
