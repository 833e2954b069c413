"""Views of the gallery, open to all; its account holds rights that no grant gave."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from sotay.access.actor import Actor, Held
from sotay.accounts.models import User
from tests.web.gallery import samples


def account():
    """Return the account that looks at the gallery."""
    return User.objects.get_or_create(login="an", defaults={"name": "Nguyễn Văn An"})[0]


def as_somebody(request):
    """Let the request act as the gallery's account."""
    request.actor = Actor(user=account(), _held=(Held("board", "1", 1), Held("cell_secretary", "1.2", 2)))


@login_not_required
def page(request, page):
    as_somebody(request)
    if "messages" in request.GET:
        messages.success(request, "Đã giao việc cho đồng chí Trần Thị Bình.", extra_tags="undo:/gallery/undo/")
        messages.error(request, "Chưa gửi được giấy mời: chi bộ chưa có thư ký cuộc họp.")
    part = "#drawer" if request.htmx.target == "drawer-body" else ""
    facts = samples.CONTEXTS.get(page, dict)()
    return render(request, f"gallery/{page}.html{part}", facts | {"today": dt.date(2026, 2, 5)})


class CommentForm(forms.Form):
    text = forms.CharField(label="Ý kiến", widget=forms.Textarea(attrs={"rows": 3, "data-draft": "comment-7"}))

    def clean_text(self):
        if len(self.cleaned_data["text"]) > 40:
            raise forms.ValidationError("Dài quá: nhiều nhất 40 ký tự.")
        return self.cleaned_data["text"]


@login_not_required
def comment(request):
    """A form as pages have it: 422 and its own fragment when refused, away when taken."""
    as_somebody(request)
    form = CommentForm(request.POST or None)
    if request.method == "POST" and "sập" in request.POST["text"]:
        return HttpResponse("x", status=500)
    if form.is_valid():
        messages.success(request, "Đã gửi ý kiến.")
        return redirect("gallery", "handbook")
    name = "gallery/comment.html#form" if request.htmx else "gallery/comment.html"
    return render(request, name, {"form": form}, status=422 if form.is_bound else 200)


@login_not_required
def job(request, done):
    return render(request, "web/_progress.html", samples.progress(done))


@login_not_required
def branch(request):
    return render(request, "web/_tree.html", {"nodes": [samples.leaf("Chi bộ thôn Khuôn Hang", 14)]})


@login_not_required
def fails(request, status):
    if status == 403:
        raise PermissionDenied("secret reason")
    if status == 404:
        raise Http404("secret reason")
    if status == 500:
        raise RuntimeError("secret reason")
    return HttpResponse("x", status=status)


@login_not_required
def nothing(request, **_):
    return render(request, "gallery/nothing.html")
