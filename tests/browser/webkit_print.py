"""Print a page by WebKitGTK's own print operation, in the system's Python, which has gi.

``python3 webkit_print.py URL READY FILE landscape|portrait``
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402 - the versions come first

URL, READY, FILE, ORIENTATION = sys.argv[1:5]
WITHIN = 90  # seconds
MARGIN = 8  # millimetres


def main() -> None:
    """Open, wait until the expression holds, print, end."""
    window = Gtk.Window(default_width=1366, default_height=768)
    view = WebKit2.WebView.new_with_context(WebKit2.WebContext.new_ephemeral())
    window.add(view)
    window.show_all()
    view.load_uri(URL)

    def looked(_view: object, result: object) -> None:
        try:
            holds = view.evaluate_javascript_finish(result).to_boolean()
        except GLib.Error:
            holds = False  # the page is still loading
        if holds:
            printing(view)
        else:
            GLib.timeout_add(200, look)

    def look() -> bool:
        view.evaluate_javascript(READY, -1, None, None, None, looked)
        return False

    GLib.timeout_add(500, look)
    GLib.timeout_add_seconds(WITHIN, sys.exit, "the page is not ready")
    Gtk.main()


def printing(view: object) -> None:
    """Print to the file and leave the loop."""
    turned = Gtk.PageOrientation.LANDSCAPE if ORIENTATION == "landscape" else Gtk.PageOrientation.PORTRAIT
    settings, page = Gtk.PrintSettings(), Gtk.PageSetup()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, f"file://{FILE}")
    settings.set_orientation(turned)
    page.set_paper_size_and_default_margins(Gtk.PaperSize.new(Gtk.PAPER_NAME_A4))
    page.set_orientation(turned)
    for side in ("top", "bottom", "left", "right"):
        getattr(page, f"set_{side}_margin")(MARGIN, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation.new(view)
    operation.set_print_settings(settings)
    operation.set_page_setup(page)
    operation.connect("finished", lambda _done: Gtk.main_quit())
    operation.print_()
    view.printing = operation  # kept alive until it is done


main()
