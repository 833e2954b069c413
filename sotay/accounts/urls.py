"""Addresses of accounts."""

from django.urls import path
from django.views.generic import RedirectView

from sotay.accounts.views import activation, own, passkeys, second_factor, signing_in

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/passkey/ask/", passkeys.passkey_ask, name="passkey_ask"),
    path("sign-in/passkey/", passkeys.passkey_sign_in, name="passkey_sign_in"),
    path("sign-in/people/<int:key>/", signing_in.pick, name="pick"),
    path("lock/", signing_in.lock, name="lock"),
    path("stay/", signing_in.stay, name="stay"),
    path("shared/", own.shared, name="shared"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("confirm/", signing_in.confirm, name="confirm"),
    path("recovery/", signing_in.recovery, name="recovery"),
    path("activate/", activation.activate, name="activate"),
    path("activate/rules/", activation.activation_rules, name="activation_rules"),
    path("activate/secret/", activation.activation_secret, name="activation_secret"),
    path("activate/done/", activation.activated, name="activated"),
    path("activate/<str:token>/", activation.activate_by_code, name="activate_by_code"),
    path("second-factor/", second_factor.second_factor, name="second_factor"),
    path("second-factor/set-up/", second_factor.second_factor_set_up, name="second_factor_set_up"),
    path("me/", RedirectView.as_view(pattern_name="web:me"), name="me"),
    path("rules/", own.rules, name="rules"),
    path("devices/", own.devices, name="devices"),
    path("devices/end-others/", own.devices_end, name="devices_end"),
    path("devices/<int:key>/end/", own.device_end, name="device_end"),
    path("secret/", own.secret_change, name="secret_change"),
    path("passkeys/", passkeys.passkeys, name="passkeys"),
    path("passkeys/options/", passkeys.passkey_options, name="passkey_options"),
    path("passkeys/<int:key>/remove/", passkeys.passkey_remove, name="passkey_remove"),
    path("tokens/", own.tokens, name="tokens"),
    path("tokens/<uuid:uid>/revoke/", own.token_revoke, name="token_revoke"),
]
