"""What a person chooses, and what a browser hands over."""

from django import forms

from sotay.core.forms import ActionForm


class PreferenceForm(ActionForm):
    """Which rungs are wanted."""

    push = forms.BooleanField(label="Thông báo hiện trên máy đã bật", required=False)
    sms = forms.BooleanField(label="Tin nhắn khi sắp họp mà chưa xem", required=False)
    done = "Đã lưu cách nhận thông báo."


class DeviceForm(ActionForm):
    """A browser's subscription."""

    endpoint = forms.CharField(max_length=2000)
    public_key = forms.CharField(max_length=120)
    secret = forms.CharField(max_length=40)
    done = "Máy này sẽ báo khi có thông báo mới."
