"""Signing in and one's own account."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore

from sotay.accounts.actions.tokens import create_token
from sotay.accounts.models import UsageRule
from tests.meta.permission_table.rows import Open, Page

FORM = (200, 422)


def _session_of_binh(cast):
    store = SessionStore()
    store.create()
    row = UserSession.objects.create(
        user=cast.binh.account, session_key=store.session_key, ip="127.0.0.1", user_agent=""
    )
    return {"key": row.pk}


def _token_of_binh(cast):
    return {"uid": create_token(cast.binh.account, name="Máy", days=1).token.uid}


def _rule(_cast):
    return {"number": UsageRule.objects.get().number, "accepted": "on"}


ROWS = [
    Page("accounts:sign_in", Open.PUBLIC),
    Page("accounts:sign_in", Open.PUBLIC, data=lambda _cast: {"login": "x", "secret": "y"}, holder=FORM),
    Page("accounts:passkey_ask", Open.PUBLIC, data=lambda _cast: {}),
    Page("accounts:passkey_sign_in", Open.PUBLIC, data=lambda _cast: {"credential": "{}"}, holder=FORM),
    Page("accounts:recovery", Open.PUBLIC),
    Page("accounts:activate", Open.PUBLIC),
    Page("accounts:activate_by_code", Open.PUBLIC, args=lambda _cast: {"token": "x"}),
    Page("accounts:activation_rules", Open.PUBLIC),
    Page("accounts:activation_secret", Open.PUBLIC),
    Page("accounts:activated", Open.SIGNED_IN),
    # who has never used this device is not listed on it
    Page("accounts:pick", Open.PUBLIC, args=lambda _cast: {"key": 1}, holder=(404,)),
    Page("accounts:lock", Open.SIGNED_IN, data=lambda _cast: {}),
    Page("accounts:stay", Open.SIGNED_IN, data=lambda _cast: {}),
    Page("accounts:shared", Open.SIGNED_IN),
    Page("accounts:shared", Open.SIGNED_IN, data=lambda _cast: {"shared": "on"}),
    Page("accounts:sign_out", Open.SIGNED_IN, data=lambda _cast: {}),
    Page("accounts:confirm", Open.SIGNED_IN),
    Page("accounts:second_factor", Open.SIGNED_IN),
    Page("accounts:second_factor_set_up", Open.SIGNED_IN),
    Page("accounts:me", Open.SIGNED_IN),
    Page("accounts:rules", Open.SIGNED_IN),
    Page("accounts:rules", Open.SIGNED_IN, data=_rule),
    Page("accounts:devices", Open.SIGNED_IN),
    Page("accounts:devices_end", Open.SIGNED_IN, data=lambda _cast: {}),
    Page("accounts:device_end", Open.OWN, args=_session_of_binh, data=lambda _cast: {}),
    Page("accounts:secret_change", Open.SIGNED_IN),
    Page("accounts:passkeys", Open.SIGNED_IN),
    Page("accounts:passkey_options", Open.SIGNED_IN, data=lambda _cast: {}),
    # somebody else's passkey is simply not among one's own
    Page("accounts:passkey_remove", Open.SIGNED_IN, args=lambda _cast: {"key": 1}, data=lambda _cast: {}),
    Page("accounts:tokens", Open.SIGNED_IN),
    Page("accounts:token_revoke", Open.OWN, args=_token_of_binh, data=lambda _cast: {}),
]
