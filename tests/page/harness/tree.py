"""Prints the pages that browsers show to the desktop's accessibility bus, as nested JSON.

Usage: python3 tree.py TITLE SECONDS; waits until a page of that title is there.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PAUSE = 0.2  # seconds between two looks
OBJECT = "\ufffc"  # stands in a text for a child


def children(node):
    found = (node.get_child_at_index(at) for at in range(node.get_child_count()))
    return [child for child in found if child]


def text(node):
    """The text of a node without that of its children; None when it has none."""
    interface = node.get_text_iface()
    return interface and interface.get_text(0, interface.get_character_count())


def tree(node):
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "text": text(node),
        "children": [tree(child) for child in children(node)],
    }


def page(node, title):
    if node.get_role_name() == "document web" and node.get_name() == title:
        return node
    for child in children(node):
        found = page(child, title)
        if found:
            return found
    return None


def main():
    title, seconds = sys.argv[1], float(sys.argv[2])
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = page(Atspi.get_desktop(0), title)
            if found:
                print(json.dumps(tree(found)))
                return 0
        except GLib.Error:
            pass  # a page before this one has just left the bus
        time.sleep(PAUSE)
    print(f"the bus shows no page named {title}", file=sys.stderr)
    return 1


sys.exit(main())
