"""Prints how the measured figures stand to their floors; in short mode fails on gross regressions.

    python3 benchmarks/ratios.py full|short RESULTS
"""

import json
import sys
from pathlib import Path

NANOS = {"ns/op": 1, "us/op": 1e3, "ms/op": 1e6, "s/op": 1e9}

# How much worse than its reach a ratio may be in short mode, which measures briefly and anywhere.
MARGIN = 3


class Figures:
    """The scores of all results in a directory: times in ns, everything else as it is."""

    def __init__(self, directory):
        self.scores = {}
        self.errors = {}
        for file in sorted(Path(directory).glob("*.json")):
            # A file is empty while it is being measured.
            for run in json.loads(file.read_text(encoding="utf-8") or "[]"):
                self._add(run)

    def _add(self, run):
        name = ".".join(run["benchmark"].split(".")[3:])
        metric = run["primaryMetric"]
        factor = NANOS.get(metric["scoreUnit"], 1)
        key = (name, *run.get("params", {}).values(), run.get("threads", 1))
        self.scores[key] = metric["score"] * factor
        error = metric["scoreError"]
        self.errors[key] = float(error) * factor if error != "NaN" else 0.0

    def get(self, name, *params, threads=1):
        """Returns a score; None where it was not measured."""
        return self.scores.get((name, *map(str, params), threads))


def total(*values):
    """Returns the sum; None where one is missing."""
    return None if None in values else sum(values)


class Row:
    """A measured figure, its floor, and how far apart they may be.

    known is the ratio of today where the reach is missed, so that only worse is a regression.
    """

    def __init__(self, what, score, floor, reach, limit_ns=None, more=None, rising=False, known=0):
        self.what = what
        self.score = score
        self.floor = floor
        self.reach = reach
        self.limit_ns = limit_ns
        self.more = more
        self.rising = rising
        self.known = known

    @property
    def wanted(self):
        """Returns the reach in words."""
        parts = []
        if self.reach is not None:
            parts.append("%s %gx" % (">=" if self.rising else "<=", self.reach))
        if self.limit_ns is not None:
            parts.append("<= " + shown(self.limit_ns))
        if self.more is not None:
            parts.append("floor + " + shown(self.more))
        return ", ".join(parts) or "linear"

    @property
    def ratio(self):
        """Returns score by floor."""
        if self.score is None or not self.floor:
            return None
        return self.score / self.floor

    @property
    def reached(self):
        if self.score is None or self.floor is None:
            return None
        if self.rising:
            return self.ratio >= self.reach
        if self.more is not None:
            return self.score <= self.floor + self.more
        if self.reach is None and self.limit_ns is None:
            return None
        near = self.reach is None or self.ratio <= self.reach
        return near and (self.limit_ns is None or self.score <= self.limit_ns)

    @property
    def regressed(self):
        """Ratios only: how fast a machine is says nothing about the code."""
        if self.ratio is None or self.reach is None:
            return False
        if self.rising:
            return self.ratio < self.reach / MARGIN
        return self.ratio > max(self.reach, self.known) * MARGIN


def least(*values):
    """Returns the least of what was measured; None where nothing was."""
    known = [value for value in values if value is not None]
    return min(known) if known else None


def rate(nanos, threads):
    """Returns calls per second."""
    return None if nanos is None else threads * 1e9 / nanos


def rows(figures):
    """Returns the rows of the table, measured or not."""
    get = figures.get
    echo = get("PythonCall.floor")
    lookup = get("PythonCall.findInSql")
    return [
        Row("Java call, 5 parameters", get("JavaCall.call"), get("JavaCall.floor"), None, 3e3),
        Row(
            "Java calls/s, 2 threads to 1",
            rate(get("JavaCall.call", threads=2), 2),
            rate(get("JavaCall.call"), 1),
            1.8,
            rising=True,
        ),
        Row(
            "Call with 2 rules and a mask",
            get("PolicyCall.cel"),
            get("PolicyCall.floor"),
            None,
            more=3e3,
        ),
        Row("The same, CEL to Java lambdas", get("PolicyCall.cel"), get("PolicyCall.lambdas"), None),
        Row("SQL lookup by primary key", get("SqlCall.call"), get("SqlCall.floor"), 1.10),
        Row("SQL 10,000 rows, checked", get("SqlRows.call", 10000), get("SqlRows.floor", 10000), 1.3),
        Row(
            "SQL 1,000,000 rows to JSON",
            get("SqlJson.stream"),
            least(get("SqlJson.floorByHand"), get("SqlJson.floorOfEngine")),
            1.3,
        ),
        Row("Python greeting, CPython", get("PythonCall.greet"), echo, 2, 40e3, known=5),
        Row(
            "Python greeting, GraalPy",
            get("GraalPyCall.call", "interpreted"),
            get("GraalPyCall.floor", "interpreted"),
            2,
        ),
        Row(
            "Python greeting, GraalPy, JIT",
            get("GraalPyCall.call", "jit"),
            get("GraalPyCall.floor", "jit"),
            2,
        ),
        Row("db.execute of one row", get("PythonCall.findInPython"), total(lookup, echo), 1.5),
        Row("10,000 rows into Python", get("PythonRows.rowsIn"), get("PythonRows.rowsInFloor"), 2),
        Row("10,000 rows out of Python", get("PythonRows.rowsOut"), get("PythonRows.rowsOutFloor"), 2),
        Row(
            "Python calls/s, 2 workers to 1",
            get("Parallel.Computing.call", 2, threads=2),
            get("Parallel.Computing.call", 1, threads=2),
            1.7,
            rising=True,
        ),
        Row("UDF over 100,000 rows", get("PythonRows.udf"), get("PythonRows.udfFloor"), 3, known=4),
        Row("build() of 1 tool", get("Build.build", 1), get("Build.floor", 1), None),
        Row("build() of 100 tools", get("Build.build", 100), get("Build.floor", 100), None),
        Row("build() of 1,000 tools", get("Build.build", 1000), get("Build.floor", 1000), None, 1e9),
        Row("build() of 10,000 tools", get("Build.build", 10000), get("Build.floor", 10000), None),
        Row("Start to first SQL result", get("Start.sql"), get("Start.floorOfSql"), 1.3, known=4),
        Row(
            "Start to first Python result",
            get("Start.python"),
            get("Start.floorOfPython"),
            None,
            more=150e6,
        ),
    ]


def score_of(row):
    """Returns score and floor of a row as a person would write them."""
    if row.rising:
        return tuple("-" if value is None else "%.3g/s" % value for value in (row.score, row.floor))
    return shown(row.score), shown(row.floor)


def shown(nanos):
    """Returns a time as a person would write it."""
    if nanos is None:
        return "-"
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if nanos >= size:
            return "%.3g %s" % (nanos / size, unit)
    return "%.3g ns" % nanos


def main():
    mode, directory = sys.argv[1:3]
    regressed = []
    for row in rows(Figures(directory)):
        if row.score is None or row.floor is None:
            continue
        ratio = "-" if row.ratio is None else "%.2f" % row.ratio
        reached = {True: "reached", False: "not reached", None: ""}[row.reached]
        line = (row.what, *score_of(row), ratio, reached)
        print("%-32s %9s  floor %9s  ratio %6s  %s" % line)
        if row.regressed:
            regressed.append(row)
    if mode == "short" and regressed:
        for row in regressed:
            print(
                "REGRESSION: %s is %.2f times its floor, more than %g times what is known"
                % (row.what, row.ratio, MARGIN),
                file=sys.stderr,
            )
        sys.exit(1)


if __name__ == "__main__":
    main()
