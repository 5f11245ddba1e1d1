"""Renders the templates on standard input with Jinja2, as the comparison test expects it."""
import datetime
import json
import sys

import jinja2

cases = json.load(sys.stdin)
arguments = cases["arguments"]
for name in cases["dates"]:
    arguments[name] = datetime.date.fromisoformat(arguments[name])
for name in cases["datetimes"]:
    arguments[name] = datetime.datetime.fromisoformat(arguments[name])


def render(template):
    try:
        return jinja2.Template(template).render(**arguments)
    except Exception:
        return None


json.dump([render(template) for template in cases["templates"]], sys.stdout)
