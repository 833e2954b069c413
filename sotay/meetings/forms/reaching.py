"""What the secretary taps after a call or after handing over the paper."""

from django import forms

from sotay.core.forms import ActionForm
from sotay.notifications.choices import Rung


class ReachForm(ActionForm):
    """By which rung somebody was reached."""

    rung = forms.ChoiceField(choices=[(rung.value, rung.label) for rung in (Rung.CALL, Rung.PAPER)])
    done = "Đã ghi."
