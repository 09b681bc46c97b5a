"""Scripts and sheets as browsers need them: without the names and blanks that are there for people."""

try:
    from minify import string as _minified
except (ImportError, OSError):  # no wheel for this machine: the same script, a tenth longer

    def _minified(_kind: str, text: str) -> str:
        return text


NAME = "whole"


def function(parameters: str, body: str) -> str:
    """An arrow function as an expression, in strict mode; whatever is declared in it has short names."""
    text = str(_minified("application/javascript", f'var {NAME}=({parameters})=>{{"use strict";\n{body}\n}}'))
    return text.removeprefix(f"var {NAME}=").rstrip(";\n")


def program(text: str) -> str:
    """A script that declares nothing for others."""
    return str(_minified("application/javascript", text))


def rules(sheet: str) -> str:
    """A style sheet."""
    return str(_minified("text/css", sheet))
