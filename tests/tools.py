"""Programs beside Python that some tests need."""

import shutil

import pytest


def tool(name: str, package: str) -> str:
    """Where a program is; without it the test is skipped and says what to install (and fails where ``PROOF`` is set)."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} on this machine (Debian: apt-get install {package})")
    return found
