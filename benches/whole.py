#!/usr/bin/env python3
"""Whole processes against their peers, in one run, as ratios (medians of pairs).

    cargo build --release && python3 benches/whole.py [--rows 1000000] [--runs 5] [--only import,list,...]

Needs python3 and the sqlite3 shell. All data are invented and lie in a temporary folder.
"""
import argparse, csv, datetime as dt, json, os, pathlib, resource, shutil, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(os.environ.get("MAMNON", ROOT / "target" / "release" / "mamnon"))
PASSWORDS = {"hieu.truong": "bon con ngua hoang chay", "pho.ht": "bay chiec thuyen giay xanh"}


def run(argv, env=None, stdin=b"", cwd=None, quiet=True):
    start = time.perf_counter()
    p = subprocess.run([str(a) for a in argv], env=env, input=stdin, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - start
    if p.returncode not in (0,):
        sys.exit(f"{argv}: {p.returncode}\n{p.stdout.decode()[-500:]}\n{p.stderr.decode()[-2000:]}")
    return seconds, p.stdout.decode()


def env_of(folder, user):
    keep = {k: os.environ[k] for k in ("PATH", "HOME") if k in os.environ}
    return {**keep, "MAMNON_DB": str(folder / "school.db"), "MAMNON_SESSION": str(folder / f"{user}.session"), "MAMNON_LANG": "en"}


def mamnon(folder, user, *args, stdin=b""):
    return run([PROGRAM, *args], env=env_of(folder, user), stdin=stdin, cwd=folder)


def make_school(folder, sheets):
    _, out = mamnon(folder, "pho.ht", "init", "--school", "Trường Mầm non Hoa Sen", "--year", "2026-2027", "--principal",
                    "hieu.truong=Nguyễn Thị Hòa", "--vice", "pho.ht=Trần Văn Nam", "--format", "json")
    for a in json.loads(out)["accounts"]:
        u = a["username"]
        mamnon(folder, u, "activate", u, "--password-stdin", stdin=f"{a['activation_code']}\n{PASSWORDS[u]}\n".encode())
    for key in ("session.idle_minutes", "session.reask_minutes"):
        mamnon(folder, "hieu.truong", "policy", "set", key, "120", "--reason", "measuring")
    for noun in ("classes", "children"):
        mamnon(folder, "pho.ht", noun, "import", sheets / f"{noun}.csv")


def sheets_of(folder, rows):
    """One school year of two meals a day, with as many children as the rows need; every row a date, a child, a slot, a status."""
    folder.mkdir(parents=True, exist_ok=True)
    days = [d for d in (dt.date(2026, 9, 1) + dt.timedelta(n) for n in range(273)) if d.weekday() < 5]
    children = -(-rows // (2 * len(days)))
    classes = [f"C{i + 1:03d}" for i in range(max(1, children // 30))]
    with open(folder / "classes.csv", "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow("year,code,name,age_group,site,capacity".split(","))
        w.writerows(["2026-2027", c, f"Lớp {c}", "mg5", "", 35] for c in classes)
    given = "An Bình Chi Dũng Giang Hà Khang Lan Minh Nga".split()
    with open(folder / "children.csv", "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow("code,name,birth_date,sex,class,from".split(","))
        w.writerows([f"T{i:07d}", f"Nguyễn Văn {given[i % 10]}", "2021-01-01", "male", classes[i % len(classes)], "2026-09-01"] for i in range(children))
    with open(folder / "marks.csv", "w") as f:
        f.write("date,child,slot,status\n")
        n = 0
        for d in days:
            for i in range(children):
                status = "present" if (i + d.day) % 11 else "excused"
                for s in ("lunch", "afternoon"):
                    if n < rows:
                        f.write(f"{d},T{i:07d},{s},{status}\n")
                        n += 1


def ratio(name, limit, ours, peer, runs, before=lambda: None):
    pairs = []
    for i in range(runs + 1):
        before()
        a, b = ours(), peer()
        if i:
            pairs.append((a, b))
    r = statistics.median(a / b for a, b in pairs)
    a, b = (statistics.median(x) for x in zip(*pairs))
    print(f"{name:34} {a * 1000:9.1f} ms {b * 1000:9.1f} ms   ratio {r:5.2f}   limit {limit}", flush=True)


def main():
    o = argparse.ArgumentParser()
    o.add_argument("--rows", type=int, default=1_000_000)
    o.add_argument("--runs", type=int, default=5)
    o.add_argument("--only", default="help,list,import,guarded,verify,single")
    o = o.parse_args()
    only = o.only.split(",")
    with tempfile.TemporaryDirectory() as t:
        t = pathlib.Path(t)
        empty = t / "empty.rs"
        empty.write_text("fn main() {}\n")
        run(["rustc", "-O", "-o", t / "empty", empty])
        fixture = t / "fixture"
        fixture.mkdir()
        make_school(fixture, ROOT / "fixtures" / "school")
        mamnon(fixture, "pho.ht", "accounts", "import", ROOT / "fixtures/school/accounts.csv", "--codes-out", "codes.csv")
        db = fixture / "school.db"
        print(f"{'':34} {'ours':>12} {'peer':>12}")
        if "help" in only:
            many = o.runs * 20
            ratio("--help / an empty Rust process", "2", lambda: run([PROGRAM, "--help"])[0], lambda: run([t / "empty"])[0], many)
        if "list" in only:
            many = o.runs * 20
            ratio("accounts list / sqlite3 count(*)", "1.2", lambda: mamnon(fixture, "pho.ht", "accounts", "list")[0],
                  lambda: run(["sqlite3", db, "select count(*) from account"])[0], many)
        if "single" in only:
            n = iter(range(10**9))
            run(["sqlite3", db, "create table if not exists bench(id integer primary key, a text, b text)"])
            ratio("one change / sqlite3 one insert", "2", lambda: mamnon(fixture, "pho.ht", "school", "set", "place", f"P{next(n)}")[0],
                  lambda: run(["sqlite3", db, f"pragma synchronous=full; insert into bench(a,b) values('place','P{next(n)}')"])[0], o.runs * 10)
        if not {"import", "guarded", "verify"} & set(only):
            return
        big, sheets = t / "big", t / "sheets"
        big.mkdir()
        sheets_of(sheets, o.rows)
        make_school(big, sheets)
        clean = t / "clean.db"
        shutil.copy(big / "school.db", clean)
        marks = sheets / "marks.csv"

        def fresh():
            shutil.copy(clean, big / "school.db")
            os.sync()

        def ours():
            return mamnon(big, "pho.ht", "meals", "marks", "import", marks)[0]

        def bare(schema=""):
            target = t / "bare.db"
            for p in t.glob("bare.db*"):
                p.unlink()
            run(["sqlite3", target, "create table child(code text primary key);"
                 "create table lock(last text); create table m(date text, child text" + (" references child(code)" if schema else "") +
                 ", slot text, status text, primary key(date,child,slot)) without rowid;" + schema])
            if schema:
                script = f".import --csv --skip 1 {sheets / 'children.csv'} kids\ninsert into child select distinct code from kids;\n"
                run(["sqlite3", target], stdin=("create table kids(code,a,b,c,d,e);\n" + script).encode())
            script = f"pragma foreign_keys=on;\n.import --csv --skip 1 {marks} m\n" if schema else f".import --csv --skip 1 {marks} m\n"
            return run(["sqlite3", target], stdin=script.encode())[0]

        if "import" in only:
            ratio(f"import {o.rows} / bare .import", "1.6", ours, bare, o.runs, fresh)
        if "guarded" in only:
            guard = ("create trigger g before insert on m when exists (select 1 from lock where substr(new.date,1,7)=substr(last,1,7)) "
                     "begin select raise(abort,'locked'); end; insert into lock values('2019-10');")
            ratio(f"import {o.rows} / guarded .import", "0.5", ours, lambda: bare(guard), o.runs, fresh)
        fresh()
        size = (big / "school.db").stat().st_size
        ours()
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        _, log = run(["sqlite3", big / "school.db", "select sum(length(data)) from audit_chunk"])
        changes = run(["sqlite3", big / "school.db", "select count(*) from meal_marks"])[1]
        print(f"log: {int(log) / int(changes):.2f} bytes a change (limit 8); largest child process so far {peak:.0f} MB (limit 150)")
        if "verify" in only:
            ratio(f"audit verify of {o.rows} / select count(*)", "3 s", lambda: mamnon(big, "pho.ht", "audit", "verify")[0],
                  lambda: run(["sqlite3", big / "school.db", "select count(*) from meal_marks"])[0], o.runs)


if __name__ == "__main__":
    main()
