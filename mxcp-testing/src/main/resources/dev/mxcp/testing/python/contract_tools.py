import asyncio, datetime, decimal, logging, sys, threading, time
from mxcp.runtime import db, on_init

ran = []
gate = threading.Event()

@on_init
def first():
    ran.append("first")

@on_init
async def second():
    ran.append("second")

def hooks():
    return ran

def values():
    return {
        "text": "Zo\u00eb \u2602 \U0001d11e", "yes": True, "none": None, "int": 7, "float": 2.0,
        "big": 123456789012345678901234567890, "list": [1, (2, {"a": "b"})],
        "date": datetime.date(2024, 2, 29),
        "when": datetime.datetime(2024, 2, 29, 12, 30, 45),
        "money": decimal.Decimal("12.5"), "bytes": b"\x00\xff", "set": {2, 1},
    }

def subtract(a: int, b: int) -> int:
    return a - b

async def square(n):
    await asyncio.sleep(0.01 * (3 - n))
    return n * n

async def gather():
    return await asyncio.gather(*[square(n) for n in range(3)])

def talkative():
    print("to stdout")
    print("to stderr", file=sys.stderr)
    logging.getLogger("contract").warning("to the log: %s", 1)
    return "said"

def sql_types():
    row = db.execute('''
        SELECT true AS b, 1 AS i, 170141183460469231731687303715884105727::HUGEINT AS h,
               1.5::DOUBLE AS d, 12.50::DECIMAL(9, 2) AS n, 'text' AS v, '\\x00'::BLOB AS x,
               DATE '2024-02-29' AS dt, TIMESTAMP '2024-02-29 12:30:45' AS ts,
               [1, 2] AS l, {'k': 1} AS s, NULL AS z''')[0]
    return " ".join(type(value).__name__ for value in row.values())

def sql_columns():
    rows = db.execute('''
        SELECT i, i / 4 AS quarter, if(i = 1, NULL, i / 4) AS gap, (i / 4)::DECIMAL(4, 2) AS money,
               DATE '2024-02-28' + i::INT AS day, if(i = 1, NULL, TIME '01:02:03') AS time,
               ['nan', 'inf', '-0.0'][i + 1]::DOUBLE AS odd,
               if(i = 0, DATE '2024-02-28'::UNION(d DATE, s VARCHAR),
                  '2024-02-28'::VARCHAR::UNION(d DATE, s VARCHAR)) AS mixed,
               DATE '9999-12-31' + i::INT AS far, [DATE '2024-02-28' + i::INT] AS days
        FROM (SELECT range AS i FROM range(3)) ORDER BY i''')
    day, time = datetime.date(2024, 2, 28), datetime.time(1, 2, 3)
    assert [str(row.pop("odd")) for row in rows] == ["nan", "inf", "-0.0"]
    assert [row.pop("days") for row in rows] == [[row["day"]] for row in rows]
    assert [row.pop("far") for row in rows] == [datetime.date.max, "+10000-01-01", "+10000-01-02"]
    return rows == [
        {"i": 0, "quarter": 0.0, "gap": 0.0, "money": 0.0, "day": day, "time": time, "mixed": day},
        {"i": 1, "quarter": 0.25, "gap": None, "money": 0.25, "day": day + datetime.timedelta(1),
         "time": None, "mixed": "2024-02-28"},
        {"i": 2, "quarter": 0.5, "gap": 0.5, "money": 0.5, "day": day + datetime.timedelta(2),
         "time": time, "mixed": "2024-02-28"},
    ] and db.execute("SELECT 1.5::DOUBLE AS d, 2 AS d WHERE false") == []

def plugin_over_rows():
    return list(db.execute('''
        SELECT count(number_words()), sum(half_words(range)) FILTER (range <> 6), count(half_words(range)),
               count(*) FILTER (exact_words(range::DECIMAL(38, 10) + 0.1234567891)),
               string_agg(kind_words(if(range < 3, range, NULL)), ' ' ORDER BY range)
                 FILTER (range % 1500 < 3),
               sum(half_words('inf'))
        FROM range(5000)''')[0].values())

def plugin_texts():
    said = []
    for texts in (["a", "", "c\r"], [""], ["lines", "b"], ["none", "b"], ["Zoë", "☂"]):
        query = "SELECT list(say_words(t) ORDER BY i) AS l FROM (SELECT unnest($t) AS t, unnest(range(9)) AS i)"
        said.append(db.execute(query + " WHERE i < $n", {"t": texts, "n": len(texts)})[0]["l"])
    return said

def sql_parameters():
    values = {
        "b": True, "i": 2 ** 40, "d": 1.5, "n": decimal.Decimal("12.50"), "v": "Zo\u00eb",
        "x": b"\x00\xff", "dt": datetime.date(2024, 2, 29),
        "ts": datetime.datetime(2024, 2, 29, 12, 30, 45), "z": None,
    }
    query = "SELECT " + ", ".join("$%s AS %s" % (name, name) for name in values)
    return db.execute(query, values)[0] == dict(values, n=12.5)

def transactions():
    db.execute("CREATE TABLE t (n INTEGER)")
    with db.transaction():
        db.execute("INSERT INTO t VALUES (1)")
    try:
        with db.transaction():
            db.execute("INSERT INTO t VALUES (2)")
            raise KeyError("on purpose")
    except KeyError:
        row = db.execute("SELECT count(*) AS c, max(n) AS m FROM t")[0]
        return [row["c"], row["m"]]

def plugin_from_sql():
    return db.execute("SELECT twice_words('ha') AS w")[0]["w"]

def inner():
    raise ValueError("hidden detail")

def fails():
    inner()

def recurse():
    return recurse()

def spin():
    while True:
        pass

def sleep():
    time.sleep(1e6)

async def wait_async():
    await asyncio.sleep(1e6)

def until_released():
    gate.wait()
    return "released"

def release():
    gate.set()
    return True
