"""The hosts that peers ask for scripts and styles, answered on this machine from their packages: faster than any network, never slower."""

import subprocess
import tarfile
from pathlib import Path
from threading import Thread

from tests.bench.peers.static_files import Host
from tests.serving import free_port

PACKAGES = (
    "leaflet@1.9.3", "leaflet.markercluster@1.1.0", "leaflet.awesome-markers@2.0.5", "leaflet.fullscreen@3.0.0", "jquery@3.7.1",
    "bootstrap@5.2.2", "@fortawesome/fontawesome-free@6.2.0",
)  # fmt: skip
CLUSTER, AWESOME = "leaflet.markercluster@1.1.0/dist", "leaflet.awesome-markers@2.0.5/dist"
ELSEWHERE = {
    "code.jquery.com/jquery-3.7.1.min.js": "jquery@3.7.1/dist/jquery.min.js",
    "cdnjs.cloudflare.com/ajax/libs/Leaflet.awesome-markers/2.0.2/leaflet.awesome-markers.js": f"{AWESOME}/leaflet.awesome-markers.js",
    "cdnjs.cloudflare.com/ajax/libs/Leaflet.awesome-markers/2.0.2/leaflet.awesome-markers.css": f"{AWESOME}/leaflet.awesome-markers.css",
    "cdnjs.cloudflare.com/ajax/libs/leaflet.markercluster/1.1.0/leaflet.markercluster.js": f"{CLUSTER}/leaflet.markercluster.js",
    "cdnjs.cloudflare.com/ajax/libs/leaflet.markercluster/1.1.0/MarkerCluster.css": f"{CLUSTER}/MarkerCluster.css",
    "cdnjs.cloudflare.com/ajax/libs/leaflet.markercluster/1.1.0/MarkerCluster.Default.css": f"{CLUSTER}/MarkerCluster.Default.css",
}
"""Addresses that do not name their package as jsDelivr does."""


def brought(folder: Path) -> Path:
    """The packages, unpacked; asked of npm once, before anything is measured."""
    for package in PACKAGES:
        told = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, capture_output=True, check=True, text=True)
        place = folder / package
        place.mkdir(parents=True)
        with tarfile.open(folder / told.stdout.strip().splitlines()[-1]) as packed:
            packed.extractall(place, filter="data")
        for one in next(place.iterdir()).iterdir():
            one.rename(place / one.name)
    return folder


def _certificate(folder: Path) -> Path:
    """For these hosts and this run; the browser is told not to mind who signed it."""
    key, made, both = folder / "key.pem", folder / "made.pem", folder / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    subprocess.run([*command, "-subj", "/CN=localhost", "-keyout", key, "-out", made], check=True, capture_output=True)
    both.write_text(key.read_text() + made.read_text())
    return both


def foreign(folder: Path) -> tuple[Host, list[str]]:
    """All other hosts, and what the browser is told so that it asks none but this."""
    folder.mkdir()
    packages = brought(folder)

    def find(host: str, path: str) -> Path | None:
        address = f"{host.partition(':')[0]}{path}"
        file = packages / (ELSEWHERE.get(address) or address.removeprefix("cdn.jsdelivr.net/npm/"))
        whole = file.with_name(file.name.replace(".min.", "."))  # jsDelivr makes the short one itself
        return next((one for one in (file, whole) if one.is_file()), None)

    port = free_port()
    host = Host(port, find, _certificate(folder))
    Thread(target=host.serve_forever, daemon=True).start()
    return host, [f"--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE localhost", "--ignore-certificate-errors"]
