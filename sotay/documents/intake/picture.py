"""Pictures are drawn anew: no place, no camera, no hidden tail; upright and no larger than a screen needs."""

import io
import warnings

from PIL import Image, ImageOps

from sotay.documents.errors import FileBroken, PictureTooLarge
from sotay.documents.intake.formats import PICTURES, Format
from sotay.documents.intake.limits import Limits

_MILLION = 1_000_000
_OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 82, "method": 4},
}
# Modes that each format can keep; others become plain colours.
_MODES = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA"), "WEBP": ("RGB", "RGBA")}


def redraw_picture(content: bytes, limits: Limits) -> tuple[Format, bytes]:
    """Return the format and the newly drawn picture, or refuse it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are checked below, by number
            with Image.open(io.BytesIO(content), formats=tuple(PICTURES)) as picture:
                _check_pixels(picture, limits)
                name = picture.format or "JPEG"
                drawn = _drawn(picture, name, limits)
    except Image.DecompressionBombError as error:
        raise PictureTooLarge(limit=limits.megapixels) from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise FileBroken from error
    out = io.BytesIO()
    drawn.save(out, format=name, **_OPTIONS[name])
    return PICTURES[name], out.getvalue()


def _check_pixels(picture: Image.Image, limits: Limits) -> None:
    """Refuse a picture by the size it declares, before any of it is unpacked."""
    if picture.width * picture.height > limits.megapixels * _MILLION:
        raise PictureTooLarge(limit=limits.megapixels)


def _drawn(picture: Image.Image, name: str, limits: Limits) -> Image.Image:
    """Return the picture upright, scaled down, with nothing but its pixels."""
    picture.draft("RGB", (limits.picture_side, limits.picture_side))
    upright = ImageOps.exif_transpose(picture)
    if max(upright.size) > limits.picture_side:
        if upright.mode in {"P", "1"}:
            upright = upright.convert("RGBA" if "transparency" in upright.info else "RGB")
        upright.thumbnail((limits.picture_side, limits.picture_side), Image.Resampling.LANCZOS)
    if upright.mode not in _MODES[name]:
        has_holes = "A" in upright.getbands() or "transparency" in upright.info
        upright = upright.convert("RGBA" if has_holes and "RGBA" in _MODES[name] else "RGB")
    kept = {"transparency": upright.info["transparency"]} if "transparency" in upright.info else {}
    drawn = upright.copy()
    drawn.info.clear()
    drawn.info.update(kept)
    return drawn
