"""Draws the results as SVG, and writes the table of ratios as Markdown.

    python3 benchmarks/plot.py [RESULTS] [DIRECTORY]
"""

import math
import sys
from html import escape
from pathlib import Path

from ratios import Figures, rows, score_of

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 84, 170, 44, 52
COLOURS = ("#0b6e8a", "#c2410c", "#6d28d9", "#3f6212")
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s" '
    'font-family="sans-serif" font-size="12" fill="#1f2937">\n'
    '<rect width="100%%" height="100%%" fill="#ffffff"/>\n'
    '<text x="16" y="24" font-size="15" font-weight="bold">%s</text>\n'
)


class Scale:
    """Turns values into places, by their logarithms."""

    def __init__(self, values, begin, end):
        self.low = math.floor(math.log10(min(values)) + 1e-9)
        self.high = max(math.ceil(math.log10(max(values)) - 1e-9), self.low + 1)
        self.begin, self.end = begin, end

    def __call__(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def decades(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


class Even:
    """Places values at even distances, in their order."""

    def __init__(self, values, begin, end):
        known = sorted(set(values))
        step = (end - begin) / max(len(known) - 1, 1)
        self.places = {value: begin + step * i for i, value in enumerate(known)}

    def __call__(self, value):
        return self.places[value]


def number(value):
    """Writes a number for an axis."""
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            return "%g%s" % (value / size, letter)
    return "%g" % value


def lines(title, across, up, series):
    """Returns a chart of {name: [(x, y)]}, y on a logarithmic axis."""
    points = [point for line in series.values() for point in line]
    right, low = WIDTH - RIGHT, HEIGHT - BOTTOM
    x = Even([p[0] for p in points], LEFT + 16, right - 16)
    y = Scale([p[1] for p in points], low, TOP)
    parts = [HEAD % (WIDTH, HEIGHT, escape(title), escape(title))]
    for decade in y.decades():
        place = y(decade)
        parts.append('<path d="M%d %.1fH%d" stroke="#e5e7eb"/>' % (LEFT, place, right))
        parts.append(text(LEFT - 8, place + 4, number(decade), "end"))
    for value, place in x.places.items():
        parts.append(text(place, low + 18, number(value), "middle"))
    parts.append(text((LEFT + right) / 2, HEIGHT - 12, across, "middle"))
    parts.append(
        '<text transform="translate(18 %d) rotate(-90)" text-anchor="middle">%s</text>'
        % ((TOP + low) / 2, escape(up))
    )
    for i, (name, line) in enumerate(series.items()):
        parts.extend(curve(name, [(x(a), y(b)) for a, b in sorted(line)], i, right))
    return "\n".join(parts) + "\n</svg>\n"


def curve(name, places, index, right):
    colour = COLOURS[index % len(COLOURS)]
    path = "L".join("%.1f %.1f" % place for place in places)
    yield '<path d="M%s" fill="none" stroke="%s" stroke-width="2"/>' % (path, colour)
    for place in places:
        yield '<circle cx="%.1f" cy="%.1f" r="3.5" fill="%s"/>' % (*place, colour)
    top = TOP + 14 + 20 * index
    yield '<circle cx="%d" cy="%d" r="4" fill="%s"/>' % (right + 16, top - 4, colour)
    yield text(right + 26, top, name, "start")


def text(x, y, words, anchor):
    return '<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>' % (x, y, anchor, escape(words))


def bars(title, measured):
    """Returns a chart of ratios, each with a mark at its reach."""
    begin, end, step = 220, WIDTH - 60, 26
    height = TOP + step * len(measured) + 24
    values = [1.0] + [row.ratio for row in measured] + [row.reach for row in measured]
    x = Scale(values, begin, end)
    parts = [HEAD % (WIDTH, height, escape(title), escape(title))]
    for i, row in enumerate(measured):
        top = TOP + step * i
        one, place, reach = x(1), x(row.ratio), x(row.reach)
        colour = COLOURS[0] if row.reached else COLOURS[1]
        box = (min(one, place), top, max(abs(place - one), 1), colour)
        parts.append(text(begin - 10, top + 12, row.what, "end"))
        parts.append('<rect x="%.1f" y="%d" width="%.1f" height="16" fill="%s"/>' % box)
        parts.append(
            '<path d="M%.1f %dv22" stroke="#1f2937" stroke-width="2"/>' % (reach, top - 3)
        )
        parts.append(text(max(place, reach, one) + 8, top + 12, "%.2f" % row.ratio, "start"))
    note = "Times the floor, on a logarithmic axis; the black line is the reach."
    parts.append(text(16, height - 8, note, "start"))
    return "\n".join(parts) + "\n</svg>\n"


def charts(figures):
    """Returns the charts that there are results for, by the names of their files."""
    measured = [row for row in rows(figures) if row.ratio is not None and row.reach is not None]
    threads = {
        "Java": by_threads(figures, "JavaCall.call"),
        "SQL lookup": by_threads(figures, "SqlCall.call"),
        "Python, one worker": by_threads(figures, "PythonCall.greet"),
    }
    drawn = {
        "threads": ("Calls by threads", "threads", "calls per second", threads),
        "rows": (
            "SQL rows as a list of maps",
            "rows",
            "microseconds",
            {
                "tool": by_parameter(figures, "SqlRows.call", 1e3),
                "JDBC": by_parameter(figures, "SqlRows.floor", 1e3),
            },
        ),
        "build": (
            "build() by tools, in a fresh JVM",
            "tools",
            "milliseconds",
            {
                "build()": by_parameter(figures, "Build.build", 1e6),
                "YAML parse alone": by_parameter(figures, "Build.floor", 1e6),
            },
        ),
        "async": (
            "Calls at once of a tool that sleeps 50 ms",
            "calls at once",
            "milliseconds until all are done",
            {"async Python tool": by_parameter(figures, "Parallel.Sleeping.call", 1e6)},
        ),
    }
    found = {}
    for name, (title, across, up, series) in drawn.items():
        series = {key: line for key, line in series.items() if line}
        if series:
            found[name] = lines(title, across, up, series)
    if measured:
        found["ratios"] = bars("How far from the floor", measured)
    return found


def by_threads(figures, name):
    scores = figures.scores.items()
    return [(key[-1], key[-1] * 1e9 / score) for key, score in scores if key[:-1] == (name,)]


def by_parameter(figures, name, unit):
    scores = figures.scores.items()
    return [(int(key[1]), score / unit) for key, score in scores if key[0] == name]


def table(figures):
    """Returns the rows as a Markdown table."""
    yield "| what | measured | floor | ratio | reach | |"
    yield "|---|---|---|---|---|---|"
    for row in rows(figures):
        ratio = "-" if row.ratio is None else "%.2f" % row.ratio
        mark = {True: "reached", False: "**not reached**", None: ""}[row.reached]
        if row.score is None:
            mark = "not measured"
        cells = (row.what, *score_of(row), ratio, row.wanted, mark)
        yield "| %s | %s | %s | %s | %s | %s |" % cells


def main():
    here = Path(__file__).parent
    results = Path(sys.argv[1]) if len(sys.argv) > 1 else here / "results"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else here.parent / "docs" / "benchmarks"
    figures = Figures(results)
    target.mkdir(parents=True, exist_ok=True)
    for name, svg in charts(figures).items():
        (target / (name + ".svg")).write_text(svg, encoding="utf-8")
    print("\n".join(table(figures)))


if __name__ == "__main__":
    main()
