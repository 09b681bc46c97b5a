"""Pictures kept in tests/pictures/: what is drawn is compared with them; a missing one is made, and then fails."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

KEPT = Path(__file__).parent / "pictures"
WIDE = 1100
LOUDEST = 40
"""A pixel differs when it is off by more of 255; letters are smoothed a little differently by other versions of FreeType."""
MOST_DIFFERENT = 0.002


def small(content, wide):
    """A picture in the size it is kept."""
    image = Image.open(io.BytesIO(content)).convert("RGB")
    return image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS)


def assert_like(name, content, wide=WIDE):
    """Fail unless a picture looks like the kept one; what it looks like now stands beside it as ``<name>.now.png``."""
    now, kept = small(content, wide), KEPT / f"{name}.png"
    if not kept.exists():
        now.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(kept, optimize=True)
        raise AssertionError(f"{kept.name} was missing and has been made: look at it, then run the test again")
    before = Image.open(kept).convert("RGB")
    beside = KEPT / f"{name}.now.png"
    if before.size == now.size:
        soft = [np.asarray(image.filter(ImageFilter.BoxBlur(1)), dtype=int) for image in (before, now)]
        different = float((np.abs(soft[0] - soft[1]).max(axis=2) > LOUDEST).mean())
        if different <= MOST_DIFFERENT:
            beside.unlink(missing_ok=True)
            return
    now.save(beside)
    raise AssertionError(f"{name}: {before.size} → {now.size}, see {beside.name}; when it is meant, delete {kept.name} and run twice")
