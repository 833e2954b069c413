"""Decisions about posts, sizes, congresses and the make-up of committees, over plain values."""

from sotay.committees.rules.posts import ends_with_term, is_elected
from sotay.committees.rules.sizes import Remark, Size, SizeNorms, remarks_on

__all__ = ["Remark", "Size", "SizeNorms", "ends_with_term", "is_elected", "remarks_on"]
