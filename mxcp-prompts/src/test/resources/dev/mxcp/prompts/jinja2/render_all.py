"""Renders templates with Jinja2: reads arguments and templates, writes texts, null where it fails."""
import datetime
import json
import sys

import jinja2

cases = json.load(sys.stdin)
arguments = cases["arguments"]["values"]
for name in cases["arguments"]["dates"]:
    arguments[name] = datetime.date.fromisoformat(arguments[name])
for name in cases["arguments"]["datetimes"]:
    arguments[name] = datetime.datetime.fromisoformat(arguments[name])


def render(template):
    try:
        return jinja2.Template(template).render(**arguments)
    except Exception:
        return None


json.dump([render(template) for template in cases["templates"]], sys.stdout)
