"""The frame's scripts share one scope: a name that two of them declare would silently be the later one's."""

import re
from collections import Counter

from geo.client.bundle import parts

DECLARED = re.compile(r"^(?:async )?(?:function\*?|const|let|class) +(\w+)|^const \[([^\]]+)\]", re.MULTILINE)


def test_no_two_parts_declare_the_same_name():
    found = Counter()
    for part in parts():
        for one, several in DECLARED.findall(part.read_text(encoding="utf-8")):
            found.update([one] if one else [name.strip() for name in several.split(",")])
    assert len(found) > 200
    assert [name for name, times in found.items() if times > 1] == []
