"""All settings, read top to bottom; every `SOTAY_…` variable is described in `docs/operations.md`."""

from pathlib import Path
from typing import Any

from sotay.config.database import database_settings
from sotay.config.env import data_directory, env_bool, env_int, env_list, env_secret, env_text, refuse_unknown_names
from sotay.config.ladder import PUSH_HOSTS, ladder_settings, sms_body, sms_text, sms_token
from sotay.config.logging import logging_settings

PACKAGE = Path(__file__).resolve().parent.parent

# --- Where things live -------------------------------------------------------------------------------------------
DATA_DIR = data_directory()
DEBUG = env_bool("SOTAY_DEBUG", default=False)
ALLOWED_HOSTS = env_list("SOTAY_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("SOTAY_TRUSTED_ORIGINS", "")
PUBLIC_URL = env_text("SOTAY_PUBLIC_URL", "http://127.0.0.1:8000")
SECRET_KEY = env_secret("SOTAY_SECRET_KEY_FILE", DATA_DIR / "secret_key")

# --- Applications, lowest last (the import contracts in pyproject.toml hold the order) ----------------------------
INSTALLED_APPS = [
    "sotay.config",
    "sotay.demo",
    "sotay.web",
    "sotay.rehearsal",
    "sotay.reporting",
    "sotay.statistics",
    "sotay.registers",
    "sotay.exchange",
    "sotay.reorganisation",
    "sotay.cleanliness",
    "sotay.handover",
    "sotay.targets",
    "sotay.visits",
    "sotay.hamlets",
    "sotay.petitions",
    "sotay.oversight",
    "sotay.badges",
    "sotay.transfers",
    "sotay.corrections",
    "sotay.assignments",
    "sotay.development",
    "sotay.briefings",
    "sotay.meetings",
    "sotay.work",
    "sotay.committees",
    "sotay.members",
    "sotay.organisations",
    "sotay.regulations",
    "sotay.documents",
    "sotay.notifications",
    "sotay.access",
    "sotay.accounts",
    "sotay.audit",
    "sotay.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "django_htmx",
    "template_partials.apps.SimpleAppConfig",
    "django_prometheus",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
]
MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "sotay.config.logging.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sotay.rehearsal.middleware.StandInMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sotay.web.middleware.PolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sotay.web.middleware.WholePageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sotay.accounts.middleware.PresenceMiddleware",
    "sotay.accounts.middleware.SharedDeviceMiddleware",
    "sotay.access.middleware.ActorMiddleware",
    "sotay.web.senior.SeniorMiddleware",
    "sotay.access.gate.GateMiddleware",
    "sotay.access.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "sotay.config.urls"
WSGI_APPLICATION = "sotay.config.wsgi.application"

_LOADERS: list[Any] = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
if not DEBUG:
    _LOADERS = [("django.template.loaders.cached.Loader", _LOADERS)]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", _LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sotay.web.context.frame",
            ],
            "builtins": ["template_partials.templatetags.partials", "sotay.web.templatetags.sotay"],
        },
    },
]
FORM_RENDERER = "sotay.web.forms.SotayRenderer"

# --- Database, jobs, files ---------------------------------------------------------------------------------------
DATABASES = database_settings(DATA_DIR)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA_DIR / "files"
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sotay.web.storage.ReleaseStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "sotay.documents.intake.upload_handler.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
SOTAY_UPLOAD_MAX_BYTES = env_int("SOTAY_UPLOAD_MAX_MB", 25) * 1024 * 1024

# --- Sign-in -----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["sotay.access.backends.GrantedBackend"]
PASSWORD_HASHERS = ["sotay.accounts.hashers.PinHasher"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "web:home"
SESSION_ENGINE = "sotay.accounts.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = env_bool("SOTAY_SECURE_COOKIES", default=False)
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
SOTAY_SHARED_IDLE_SECONDS = env_int("SOTAY_SHARED_IDLE_MINUTES", 10) * 60
SOTAY_SLIP_DAYS = env_int("SOTAY_SLIP_DAYS", 30)
SOTAY_API_PER_MINUTE = env_int("SOTAY_API_PER_MINUTE", 600)
MFA_ADAPTER = "sotay.accounts.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Sổ tay"
MFA_TOTP_TOLERANCE = 1

# --- How notices leave the handbook ------------------------------------------------------------------------------
SOTAY_LADDER = ladder_settings()
SOTAY_NOTICE_SOURCES = "sotay.config.notices.SOURCES"
SOTAY_PUSH_SECRET = env_secret("SOTAY_PUSH_KEY_FILE", DATA_DIR / "push_key")
SOTAY_PUSH_CONTACT = env_text("SOTAY_PUSH_CONTACT", "")
SOTAY_PUSH_HOSTS = env_list("SOTAY_PUSH_HOSTS", PUSH_HOSTS)
SOTAY_SMS_URL = env_text("SOTAY_SMS_URL", "")
SOTAY_SMS_TOKEN = sms_token()
SOTAY_SMS_TOKEN_HEADER = env_text("SOTAY_SMS_TOKEN_HEADER", "Authorization: Bearer {token}")
SOTAY_SMS_BODY = sms_body()
SOTAY_SMS_AS_FORM = env_bool("SOTAY_SMS_AS_FORM", default=False)
SOTAY_SMS_SUCCESS = env_text("SOTAY_SMS_SUCCESS", "")
SOTAY_SMS_TEXT = sms_text()

# --- What browsers may do with our pages -------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SESSION_COOKIE_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SESSION_COOKIE_SECURE
BEHIND_PROXY = env_bool("SOTAY_BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)

# --- Watch -------------------------------------------------------------------------------------------------------
LOGGING = logging_settings()
SOTAY_METRICS_TOKEN = env_text("SOTAY_METRICS_TOKEN", "")

# --- Who may do what: one readable table -------------------------------------------------------------------------
SOTAY_ROLES = "sotay.config.roles.ROLES"
SOTAY_ROLE_OF_POST = "sotay.config.roles.ROLE_OF_POST"
SOTAY_ORGANISATION_COLUMNS = "sotay.config.organisation_parts.COLUMNS"
SOTAY_ORGANISATION_PANELS = "sotay.config.organisation_parts.PANELS"
SOTAY_RECORD_PANELS = "sotay.config.record_parts.PANELS"
SOTAY_AGENDA_SOURCES = "sotay.config.agenda_sources.SOURCES"
SOTAY_MEETING_PARTS = "sotay.config.meeting_parts.PARTS"
SOTAY_ROLE_LABELS = "sotay.config.roles.LABELS"
SOTAY_SECOND_FACTOR = "sotay.config.roles.SECOND_FACTOR"
SOTAY_PERMISSION_LABELS = "sotay.config.rights.RIGHTS"
SOTAY_RECORDS = "sotay.config.records.RECORDS"
SOTAY_REVIEW_SENTENCES = "sotay.config.review_sentences.SENTENCES"
SOTAY_MEETING_DECISIONS = "sotay.config.review_sentences.DECISIONS"
SOTAY_INBOX = "sotay.config.inbox_parts.PARTS"
SOTAY_CALENDAR = "sotay.config.calendar_parts.PARTS"
SOTAY_CARRIED = "sotay.config.carried.CARRIED"
SOTAY_VERBS = "sotay.config.verbs.VERBS"
SOTAY_HANDOVER_PARTS = "sotay.config.handover_parts.PARTS"

# --- Language, time ----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["sotay.config.formats"]

refuse_unknown_names()
