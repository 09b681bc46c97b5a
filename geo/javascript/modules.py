"""The client's modules joined into one script: in the order of their imports, import and export lines taken out.

They are real modules (Node, esbuild and ESLint read them as they are), but what is served is one script in one scope: so a name may be
declared at the top of one module only, names are imported as they are, and what imports one another in a circle is refused.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'^(?:import (?:\{([^}]*)\} from )?|(export \*) from )"([^"\n]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DECLARED = re.compile(r"^(export )?(?:async )?(?:function\*?|const|let|class) +(\w+|\[[\w, ]+\])", re.MULTILINE)


class ModuleFaultError(ValueError):
    """Modules that cannot be one script; says in which file and line."""


@dataclass(frozen=True)
class Module:
    """A module as it is written: what it imports (names, file, line), what it declares at its top (name → line) and exports.

    A folder's ``index.js`` hands on all that its modules export: ``export * from "./x.js";`` imports the name ``*``.
    """

    path: Path
    imports: list[tuple[list[str], Path, int]]
    declared: dict[str, int]
    exported: set[str]
    body: str

    def fault(self, line: int, reason: str) -> ModuleFaultError:
        """What is said of a line of it."""
        return ModuleFaultError(f"{self.path}:{line}: {reason}")


def read(path: Path) -> Module:
    """One module; any import or export of another form than ours is refused."""
    text = path.read_text(encoding="utf-8")
    imports: list[tuple[list[str], Path, int]] = []
    declared: dict[str, int] = {}
    exported: set[str] = set()
    for match in _IMPORT.finditer(text):
        names = ["*"] if match[2] else [name.strip() for name in (match[1] or "").split(",") if name.strip()]
        imports.append((names, Path(os.path.normpath(path.parent / match[3])), text.count("\n", 0, match.start()) + 1))
    for match in _DECLARED.finditer(text):
        names = re.findall(r"\w+", match[2])
        declared |= dict.fromkeys(names, text.count("\n", 0, match.start()) + 1)
        exported |= set(names if match[1] else [])
    module = Module(path, imports, declared, exported, _EXPORT.sub("", _IMPORT.sub("", text)))
    if other := _OTHER.search(module.body):
        raise module.fault(text.count("\n", 0, text.index(other[0])) + 1, f"not read here: {other[0]}")
    return module


def in_order(*starts: Path) -> list[Module]:
    """Each start and all that it imports, each after what it imports itself, each once; faults as :class:`ModuleFaultError`."""
    done: dict[Path, Module] = {}
    for start in starts:
        if start.resolve() not in done:
            _visit(start.resolve(), [], done)
    owners: dict[str, Module] = {}
    for module in done.values():
        for name, line in module.declared.items():
            if name in owners:
                raise module.fault(line, f"{name!r} is declared in {owners[name].path.name} too")
            owners[name] = module
    return list(done.values())


def _visit(path: Path, way: list[Path], done: dict[Path, Module]) -> None:
    module, way = read(path), [*way, path]
    for names, wanted, line in module.imports:
        if wanted in way:
            raise module.fault(line, f"a circle of imports: {' → '.join(step.name for step in [*way[way.index(wanted) :], wanted])}")
        if wanted not in done and not wanted.is_file():
            raise module.fault(line, f"no such module: {wanted.name}")
        if wanted not in done:
            _visit(wanted, way, done)
        if names == ["*"]:
            module.exported.update(done[wanted].exported)
        elif unknown := [name for name in names if name not in done[wanted].exported]:
            raise module.fault(line, f"{wanted.name} exports no {', '.join(unknown)}")
    done[path] = module
