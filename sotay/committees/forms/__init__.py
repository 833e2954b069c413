"""Forms of posts, reports, duties and congresses."""

from sotay.committees.forms.positions import AppointForm, CandidateForm, EndForm, FilterForm, ReviewForm

__all__ = ["AppointForm", "CandidateForm", "EndForm", "FilterForm", "ReviewForm"]
