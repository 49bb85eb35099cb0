"""The workflows, each step run as the host runs it, on what strangers may send."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from knowledgebase.publish.compressed import PACKED
from tests.conftest import ROOT, practice, project
from tests.whole.workflow_runner import FOLDER, Host, every_run_step, value_of

REAL = sys.executable

# A program in place of another on PATH: it writes down how it was called.
CALLED = """\
#!{python} -I
import json, os, shutil, sys
from pathlib import Path
here = Path({here!r})
with (here / "called.jsonl").open("a") as log:
    log.write(json.dumps([{name!r}, *sys.argv[1:]]) + "\\n")
words = sys.argv[1:]
{body}
"""


def stand_in(host, name, body="", where=None):
    file = (where or host.stands_in) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(CALLED.format(python=REAL, here=str(host.folder), name=name, body=body))
    file.chmod(0o755)


def calls(host, name):
    log = host.folder / "called.jsonl"
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return [call[1:] for call in map(json.loads, lines) if call[0] == name]


def git(root, *arguments):
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", root, *who, *arguments], check=True, capture_output=True)


def write(root, files):
    for name, text in files.items():
        file = Path(os.fsdecode(os.fsencode(root) + b"/" + os.fsencode(name)))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.fixture
def host(tmp_path):
    """A host with our program on its default branch, whose heavy parts are stand-ins."""
    program = tmp_path / "program"
    program.mkdir()
    shutil.copytree(ROOT / "scripts", program / "scripts", ignore=lambda *_: ["node_modules"])
    for name in ("src", "theme", "mkdocs.yml", "content", ".github"):
        (program / name).symlink_to(ROOT / name)
    for name in ("requirements.lock", "requirements-test.lock", "CHANGELOG.md"):
        shutil.copy(ROOT / name, program)
    made = Host(
        folder=tmp_path,
        checkouts={"": program, "main": program},
        github={
            "repository": "tietopankki/tietopankki",
            "server_url": "https://host.example",
            "run_id": "7",
        },
        stands_in=tmp_path / "bin",
    )
    made.stands_in.mkdir()
    # The Python that runs the tests, past what may choose one on each call.
    python = made.stands_in / "python3"
    python.write_text(f'#!/bin/sh\nexec {REAL} "$@"\n')
    python.chmod(0o755)
    # What the bootstrap would do after setting up: `kb`, and a build that is only a few files.
    run = f"os.execv({REAL!r}, [{REAL!r}, '-m', 'knowledgebase', *words])"
    stand_in(made, "dev.py", BOOTSTRAP.format(otherwise=run), program / "scripts")
    stand_in(made, "run", "sys.exit(os.path.exists(here / 'tests-fail'))", program / ".ci")
    return made


BOOTSTRAP = """
if words[0] == "test":
    sys.exit((here / "tests-fail").exists())
if words[0] not in ("build", "publish", "join"):
    {otherwise}
if words[0] == "join":
    Path("site").mkdir()
    parts = sorted(Path(place, "osa.json").read_text() for place in words[1 : words.index("--site")])
    Path("site", "index.html").write_text(" ".join(parts))
    sys.exit()
fault, apart = here / "build-fails", here / "set-apart"
if fault.exists():
    sys.exit(fault.read_text() + " ")
site = Path(words[words.index("--site") + 1]) if "--site" in words else Path("site")
if "--part" in words:
    site = Path(words[words.index("--to") + 1])
    site.mkdir()
    (site / "osa.json").write_text(words[words.index("--part") + 1])
    sys.exit()
if words[0] == "publish":
    place = Path(words[words.index("--to") + 1])
    site = place / "releases" / "1" / "sivusto"
    place.mkdir()
    (place / "current").symlink_to("releases/1/sivusto")
(site / "kortit ja muut").mkdir(parents=True)
(site / "index.html").write_text("<h1>Etusivu</h1>")
(site / "kortit ja muut" / "ä.html").write_text("<h1>Ä</h1>")
(site / "index.html.gz").write_text("pakattu")
if apart.exists():
    print(apart.read_text())
    sys.exit(3)
"""


def no_trace(host):
    """Nothing hostile ran, and no secret is in what is left with the host."""
    assert not list(host.folder.rglob("PWNED"))
    for file in (f for kept in host.artifacts.values() for f in kept.rglob("*")):
        assert file.is_dir() or host.secret.encode() not in file.read_bytes(), file
    assert host.secret not in host.summary


def commands(output):
    """Return the workflow commands that the host would obey in a step's output."""
    return [line for line in output.splitlines() if re.match(r"\s*(::|##\[)", line)]


# ---------------------------------------------------------------- pull requests

RUN = "open('/tmp/../{0}/PWNED', 'w').write(open('/proc/self/environ').read())\n"
HOSTILE_NAMES = [
    "practices/$(touch PWNED).md",
    "practices/`touch PWNED`.md",
    "practices/a; touch PWNED; b.md",
    'practices/a" && touch PWNED && echo ".md',
    "practices/--help.md",
    "practices/-rf.md",
    "practices/rivi\n::error file=x::tuho.md",
    "practices/rivi\n::add-path::.\n::stop-commands::x.md",
    "practices/rivi%0A::set-env name=PATH::..md",
    "practices/${{ secrets.GITHUB_TOKEN }}.md",
    "practices/<img src=x onerror=alert(1)>.md",
    "practices/[x](javascript:alert(1)) @kaikki #1.md",
    "practices/\x1b[31mpunainen\x07.md",
    b"practices/\xff\xfe.md",
    "content/kuvat/$(touch PWNED).png",
    "content/vocabularies/__PWNED.yml",
    "\n::warning::juuri.md",
]
HOSTILE_BODIES = {
    "practices/runko.md": practice(
        title="::add-mask::x",
        body="## Lähtötilanne\n\n::error::tuho\n\n[x](::stop-commands::y)\n\n<script>alert(1)</script>\n\n"
        "$(touch PWNED) `touch PWNED` @kaikki\n\n[linkki\n::add-path::.](puuttuu.md)",
    ),
    "practices/kentta.md": practice().replace(
        "  - tyokyky", '  - "tyokyky\\n::add-path::/tmp\\n::error::x"'
    ),
    "practices/avain.md": practice(more='"\\n::set-output name=number::1": x\n'),
}


LINKS = {
    "practices/salaa.md": "{}/outside",
    "content/linkki": "{}",
    "projects/git.md": "../.git/config",
    "practices/ymparisto.md": "/proc/self/environ",
}


def proposed(host, files):
    """Make the merge of a proposal as the host does, with what its writer may also have changed."""
    root = host.folder / "proposal"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    write(root, {"practices/vanha.md": practice("Vanha"), "projects/h.md": project()})
    write(root, {"scripts/dev.py": "", "mkdocs.yml": ""})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "base")
    git(root, "checkout", "-qb", "ehdotus")
    write(root, files)
    git(root, "add", "-A", "-f")
    git(root, "commit", "-qm", "$(touch PWNED)\n::error::viesti")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "ehdotus")
    host.github["event"] = {"pull_request": {"number": 7, "base": {"sha": "base"}}}
    program = host.checkouts["main"]
    host.checkouts = {"base": program, "": root}


def test_a_hostile_proposal_is_read_and_nothing_of_it_is_run(host):
    run = RUN.format(str(host.folder).lstrip("/"))
    code = dict.fromkeys(
        (
            *("scripts/dev.py", "scripts/pull_request.py", "hooks/pages.py", "conftest.py"),
            *("sitecustomize.py", "knowledgebase.py", "json.py", "content/hooks.py", "yaml.py"),
        ),
        run,
    ) | {
        "mkdocs.yml": "hooks: [hooks/pages.py]\n",
        ".gitattributes": "*.md diff=paha filter=paha\n",
        ".gitmodules": '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "touch PWNED"\n',
        "pyproject.toml": '[tool.pytest.ini_options]\naddopts="-p paha"\n',
    }
    proposed(host, dict.fromkeys(HOSTILE_NAMES, practice()) | HOSTILE_BODIES | code)
    root = host.checkouts[""]
    (host.folder / "outside").write_text(host.secret)
    for name, target in LINKS.items():
        (root / name).symlink_to(target.format(host.folder))
    git(root, "add", "-A")
    git(root, "commit", "-q", "--amend", "--no-edit")
    assert host.run("check.yml") == "failure"
    steps = {step.name: step for step in host.steps["check.yml/content"]}
    assert steps["Check and review"].outcome == "failure"
    assert steps["Show the review here too"].outcome == "success"
    for step in steps.values():
        assert host.secret not in step.output
        # Findings are annotations; nothing else is obeyed, and each is of one line.
        for line in commands(step.output):
            assert re.match(r"::(error|warning) file=[^\r\n]*,line=\d+", line), line
            assert "::stop-commands::" not in line.split("::", 3)[0]
    no_trace(host)
    assert "tarkistus" in host.artifacts, "".join(s.output for s in steps.values())
    told = json.loads((host.artifacts["tarkistus"] / "tarkistus.json").read_text("utf-8"))
    assert told["code"] is True and told["preview"] is False and told["outcome"] == "errors"
    assert "esikatselu" not in host.artifacts
    assert set(host.artifacts) == {"tarkistus"}
    refused = {found["path"] for found in told["findings"] if "linkki" in found["problem"]}
    assert set(LINKS) <= refused
    harmless(host.summary)


# ---------------------------------------------------------------- the comment

GH = """
if words[0] == "api" and words[-1].startswith("[.[] | select"):
    head = words[words.index("-f", words.index("-f") + 1) + 1]
    assert head.startswith("head="), head
    if "puuttuva" not in head:
        print((here / "number").read_text())
elif words[0] == "api":
    print((here / "names").read_text())
elif words[:2] == ["run", "download"]:
    artifact = here / "hostile"
    if not artifact.exists():
        sys.exit("no artifact matches")
    shutil.copytree(artifact, words[-1], symlinks=True)
elif words[:2] == ["pr", "comment"]:
    shutil.copy(words[words.index("--body-file") + 1], here / "posted.md")
elif words[:2] == ["issue", "list"]:
    print((here / "number").read_text())
"""


def answering(host, branch="uusi-kortti", number="7", names="practices/uusi.md"):
    stand_in(host, "gh", GH)
    (host.folder / "number").write_text(number)
    (host.folder / "names").write_text(names)
    host.github["event"] = {
        "repository": {"default_branch": "main"},
        "workflow_run": {
            "event": "pull_request",
            "id": 99,
            "head_sha": "0" * 40,
            "head_branch": branch,
            "head_repository": {"owner": {"login": "vieras"}},
        },
    }


def harmless(markdown):
    """Nothing in a comment notifies, links, loads or ends what it stands in."""
    assert len(markdown.encode()) < 262_144
    assert not re.search(r"(?<!\\)@\w|(?<!\\)\]\(|<(?!!-- -->)|(?<!\\)!\[|https?://", markdown)
    assert not re.search(r"^\s*(```|~~~|<)", markdown, re.M)


UNTRUSTED = (
    "[x](https://paha.example) @kaikki <img src=x onerror=alert(1)> ``` \n\n# Otsikko ![k](//k) #1"
)


def data(**more):
    return json.dumps({"outcome": "errors", **more})


@pytest.mark.parametrize(
    "artifact",
    [
        data(findings=[{"path": UNTRUSTED, "line": 3, "problem": UNTRUSTED, "remedy": UNTRUSTED}]),
        data(deleted=[UNTRUSTED] * 9, renamed=[7, None, {}], stray=UNTRUSTED, code="ehkä"),
        data(reviews=[{"title": UNTRUSTED, "text": [UNTRUSTED], "parts": [{"name": UNTRUSTED}]}]),
        data(findings=[{"path": "a", "line": 10**4000, "problem": "p", "remedy": "r"}]),
        data(findings=[{"path": "\ud800", "problem": "\udfff", "remedy": "\x00\x1b[31m"}]),
        data(findings=[{"path": "a" * 9_000_000}]),
        data(findings=["x"] * 500_000),
        '{"outcome": "ok", "number": "8; touch PWNED"}\n::set-output name=number::8',
        "[" * 200_000,
        '{"outcome": ' * 100_000,
        '{"outcome": NaN}',
        '{"outcome": {"ok": 1}}',
        '{"outcome": ["ok"]}',
        "$(touch PWNED)",
        b"\xff\xfe\x00\x01",
        b"",
    ],
    ids=lambda a: str(a[:30]),
)
def test_whatever_the_artifact_holds_the_comment_is_ours(host, artifact):
    answering(host)
    write(host.folder, {"hostile/tarkistus.json": artifact})
    assert host.run("comment.yml") == "success"
    posted = (host.folder / "posted.md").read_text("utf-8")
    harmless(posted)
    assert posted.startswith("# Tarkistus") and len(posted) < 65_536
    assert [call[2] for call in calls(host, "gh") if call[:2] == ["pr", "comment"]] == ["7"]
    no_trace(host)


def made_as_link(file):
    file.symlink_to("/proc/self/environ")


def made_as_folder(file):
    file.mkdir()


@pytest.mark.parametrize("make", [made_as_link, made_as_folder, None])
def test_an_artifact_that_is_no_file_is_no_finding(host, make):
    answering(host)
    if make:
        (host.folder / "hostile").mkdir()
        make(host.folder / "hostile" / "tarkistus.json")
    assert host.run("comment.yml") == "success"
    assert "ei valmistunut" in (host.folder / "posted.md").read_text("utf-8")


@pytest.mark.parametrize(
    "branch", ["$(touch PWNED)", "a;touch${IFS}PWNED", "-f", '"; touch PWNED; "', "`touch PWNED`"]
)
def test_the_name_of_a_branch_is_only_a_name(host, branch):
    answering(host, branch)
    assert host.run("comment.yml") == "success"
    assert f"head=vieras:{branch}" in calls(host, "gh")[0]
    no_trace(host)


@pytest.mark.parametrize("number", ["", "7 8", "7; touch PWNED", "$(touch PWNED)", "../7", "-1"])
def test_without_a_number_from_the_host_nothing_is_written(host, number):
    answering(host, number=number)
    assert host.run("comment.yml") == "success"
    assert [call[0] for call in calls(host, "gh")] == ["api"]
    no_trace(host)


@pytest.mark.parametrize(
    ("names", "labelled"),
    [
        ("practices/uusi.md\ncontent/uutiset/a.md", False),
        ("practices/uusi.md\nscripts/dev.py", True),
        ("practices/$(touch PWNED).md", False),
        ('"practices/rivi\\n.md"', True),  # what the host had to quote is looked at by someone
        ("contentx/a.md", True),
    ],
)
def test_what_is_more_than_content_gets_a_label(host, names, labelled):
    answering(host, names=names)
    assert host.run("comment.yml") == "success"
    assert any("--add-label" in call for call in calls(host, "gh")) is labelled
    no_trace(host)


# ---------------------------------------------------------------- publishing


def test_what_passes_is_built_summed_proved_and_deployed(host):
    assert host.run("publish.yml") == "success"
    assert set(host.jobs.values()) == {"success"}
    (site,) = host.deployed
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=site, check=False
    )
    assert done.returncode == 0
    summed = {line[66:] for line in (site / "SHA256SUMS").read_text("utf-8").splitlines()}
    there = {f"./{f.relative_to(site)}" for f in site.rglob("*") if f.is_file()}
    assert summed == there - {"./SHA256SUMS"}
    assert "./index.html" in summed and not [name for name in summed if name.endswith(PACKED)]
    proof = host.artifacts["todiste"]
    assert (proof / "SHA256SUMS").read_bytes() == (site / "SHA256SUMS").read_bytes()
    assert json.loads((proof / "sbom.cdx.json").read_text("utf-8"))["specVersion"] == "1.6"
    assert host.attested == ["SHA256SUMS", "sbom.cdx.json"]


@pytest.mark.parametrize("caller", ["publish.yml", "daily.yml"])
def test_nothing_is_published_before_the_tests_have_passed(host, caller):
    stand_in(host, "gh")
    (host.folder / "tests-fail").touch()
    assert host.run(caller) == "failure"
    assert host.jobs["tests.yml/tests"] == "failure"
    assert host.jobs["publish.yml/attest"] == host.jobs["publish.yml/deploy"] == "skipped"
    assert not host.deployed and not host.attested


def test_a_failed_build_deploys_nothing_and_its_log_stays_a_log(host):
    hostile = f"practices/a.md:1:1: {UNTRUSTED}\n```\n<script>alert(1)</script>\n$(touch PWNED)"
    (host.folder / "build-fails").write_text(hostile)
    assert host.run("publish.yml") == "failure"
    assert not host.deployed and host.jobs["publish.yml/deploy"] == "skipped"
    head, _, log = host.summary.partition("vian ja korjauksen.\n")
    assert "Julkaisu ei onnistunut" in head and "alert(1)" in log
    assert all(line.startswith("    ") for line in log.splitlines() if line)
    no_trace(host)


def test_a_faulty_page_is_told_and_the_rest_is_deployed(host):
    (host.folder / "set-apart").write_text(f"practices/a.md: näkyy entisellään\n```\n{UNTRUSTED}")
    assert host.run("publish.yml") == "success"
    assert len(host.deployed) == 1
    head, _, log = host.summary.partition("miten se korjataan.\n")
    assert "Osa korteista on entisellään" in head and "näkyy entisellään" in log
    assert all(line.startswith("    ") for line in log.splitlines() if line)
    no_trace(host)


def test_parts_are_built_each_on_a_machine_of_its_own_and_joined(host):
    assert host.run("parts.yml") == "success"
    site = host.artifacts["sivusto"]
    assert (site / "index.html").read_text("utf-8") == "1/4 2/4 3/4 4/4"
    assert not host.deployed


def test_a_part_that_fails_is_not_joined(host):
    (host.folder / "build-fails").write_text("practices/a.md:1:1: vika")
    assert host.run("parts.yml") == "failure"
    assert host.jobs["parts.yml/join"] == "skipped" and "sivusto" not in host.artifacts


def test_who_joins_is_given_what_the_parts_were_given():
    flow = yaml.safe_load((FOLDER / "parts.yml").read_text("utf-8"))
    part, join = (
        next(step for step in flow["jobs"][name]["steps"] if "dev.py" in step.get("run", ""))["env"]
        for name in ("part", "join")
    )
    assert {name: value for name, value in part.items() if name.startswith("KB_")} == join
    publish = yaml.safe_load((FOLDER / "publish.yml").read_text("utf-8"))["jobs"]["build"]["steps"]
    assert join == next(step for step in publish if "dev.py" in step.get("run", ""))["env"]
    numbers = [f"{number}/4" for number in range(1, 5)]
    assert flow["jobs"]["part"]["strategy"]["matrix"]["part"] == numbers
    assert flow[True] == {"workflow_dispatch": None}


def test_each_day_the_schedules_are_kept_on_and_the_site_is_published(host):
    stand_in(host, "gh")
    assert host.run("daily.yml") == "success"
    kept = {call[-1].split("/")[-2] for call in calls(host, "gh")}
    scheduled = {f.name for f in FOLDER.glob("*.yml") if "schedule:" in f.read_text("utf-8")}
    assert kept == scheduled
    assert len(host.deployed) == 1


# ---------------------------------------------------------------- audit and releases

PYTHON = """
if words[:2] == ["-m", "venv"]:
    bin = Path(words[2]) / "bin"
    bin.mkdir(parents=True)
    for name in ("pip", "pip-audit", "zizmor"):
        (bin / name).symlink_to(here / "bin" / name)
else:
    os.execv({real!r}, [{real!r}, *words])
"""


def auditing(host, faulty=()):
    stand_in(host, "python3", PYTHON.format(real=REAL))
    for name in ("pip", "pip-audit", "zizmor", "npm"):
        stand_in(host, name, f"sys.exit({int(name in faulty)})")
    answering(host, number="")


def test_a_quiet_week_opens_no_issue(host):
    auditing(host)
    assert host.run("audit.yml") == "success"
    (audited,) = calls(host, "pip-audit")
    locks = [audited[i + 1] for i, word in enumerate(audited) if word == "-r"]
    assert locks == ["requirements.lock", "requirements-test.lock", "scripts/audit/audit.lock"]
    assert all((ROOT / lock).is_file() for lock in locks)
    assert all("--require-hashes" in call for call in (*calls(host, "pip"), audited))
    assert calls(host, "npm") == [["audit", "--prefix", "scripts/client"]]
    assert host.jobs["audit.yml/tell"] == "skipped"


@pytest.mark.parametrize("faulty", ["pip-audit", "npm", "zizmor"])
def test_a_weakness_opens_one_issue_and_stops_no_other_check(host, faulty):
    auditing(host, [faulty])
    assert host.run("audit.yml") == "failure"
    assert all(calls(host, name) for name in ("pip-audit", "npm", "zizmor"))
    told = [call for call in calls(host, "gh") if call[0] == "issue"]
    assert [call[1] for call in told] == ["list", "create"]
    assert told[1][-1] == "Katso ajo: https://host.example/tietopankki/tietopankki/actions/runs/7"


@pytest.mark.parametrize(
    ("number", "does"), [("12", ["list", "comment"]), ("12; touch PWNED", ["list"])]
)
def test_a_later_week_adds_to_the_open_issue(host, number, does):
    auditing(host, ["npm"])
    (host.folder / "number").write_text(number)
    host.run("audit.yml")
    assert [call[1] for call in calls(host, "gh") if call[0] == "issue"] == does
    no_trace(host)


def test_a_fault_of_the_long_tests_is_told_too(host):
    auditing(host)
    (host.folder / "tests-fail").touch()
    assert host.run("audit.yml") == "failure"
    assert ["test", "--all"] in calls(host, "dev.py")
    assert [call[1] for call in calls(host, "gh") if call[0] == "issue"] == ["list", "create"]


def tagged(host, tag, *, on_main=True):
    stand_in(host, "gh")
    program = host.checkouts["main"]
    version = re.search(
        r'__version__ = "(.+)"', (ROOT / "src/knowledgebase/__init__.py").read_text("utf-8")
    )[1]
    (program / "CHANGELOG.md").write_text(f"# Changelog\n\n## {version} – 2026-12-01\n\nUutta.\n")
    git(program, "init", "-q", "-b", "main")
    git(program, "add", "-A")
    git(program, "commit", "-qm", "x")
    if not on_main:
        git(program, "commit", "-q", "--allow-empty", "-m", "muualla")
    git(program, "update-ref", "refs/remotes/origin/main", "HEAD" if on_main else "HEAD^")
    host.github["ref_name"] = tag.replace("VERSION", version)
    return version


def test_a_tag_makes_a_release_whose_files_are_proved(host):
    version = tagged(host, "vVERSION")
    assert host.run("release.yml") == "success", "".join(
        s.output for j in host.steps.values() for s in j
    )
    assert host.attested == [f"tietopankki-{version}.tar.gz", "sbom.cdx.json"]
    (call,) = calls(host, "gh")
    assert call[:3] == ["release", "create", f"v{version}"]
    assert call[-3:] == [f"./tietopankki-{version}.tar.gz", "sbom.cdx.json", "SHA256SUMS"]
    assert (host.artifacts["versio"] / "notes.md").read_text("utf-8") == "Uutta.\n"


@pytest.mark.parametrize(
    ("tag", "on_main"),
    [("vVERSION", False), ("v9.9.9", True), ("v$(touch PWNED)", True), ("v`touch PWNED`", True)],
)
def test_a_tag_off_main_or_of_another_version_makes_none(host, tag, on_main):
    tagged(host, tag, on_main=on_main)
    assert host.run("release.yml") == "failure"
    assert not calls(host, "gh") and not host.attested
    no_trace(host)


def test_failing_tests_make_no_release(host):
    tagged(host, "vVERSION")
    (host.folder / "tests-fail").touch()
    assert host.run("release.yml") == "failure"
    assert not calls(host, "gh")


# ---------------------------------------------------------------- all of them


def flows():
    return {f.name: yaml.safe_load(f.read_text("utf-8")) for f in sorted(FOLDER.glob("*.yml"))}


def test_one_version_of_each_action_by_its_commit():
    used = {}
    for file in FOLDER.glob("*.yml"):
        for line in re.findall(r"uses: (?!\./)(.+)", file.read_text("utf-8")):
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
            used.setdefault(line.partition("@")[0], set()).add(line)
    assert used and all(len(lines) == 1 for lines in used.values()), used


def test_every_job_has_a_limit_and_says_its_rights():
    for name, flow in flows().items():
        assert flow["permissions"] == {}, name
        for job in flow["jobs"].values():
            assert "permissions" in job and ("uses" in job or job["timeout-minutes"] <= 180)


def test_rights_to_write_are_where_only_the_host_s_own_actions_or_our_shell_run():
    """What is installed from a registry runs with the right to read alone."""
    for flow in flows().values():
        for job in flow["jobs"].values():
            writes = {k for k, v in job["permissions"].items() if v == "write"}
            shell = " ".join(step.get("run", "") for step in job.get("steps", ()))
            if writes:
                assert not re.search(r"dev\.py|pip|npm|\.ci/run|zizmor", shell)


def test_what_strangers_write_is_never_pasted_into_shell_text():
    for name, flow in flows().items():
        for job in flow["jobs"].values():
            for step in job.get("steps", ()):
                assert "${{" not in step.get("run", ""), name


def test_newer_actions_and_client_tools_are_proposed():
    told = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))
    where = {(u["package-ecosystem"], u["directory"]) for u in told["updates"]}
    assert where == {("github-actions", "/"), ("npm", "/scripts/client")}


def test_conditions_are_read_as_the_host_reads_them():
    world = {"steps": {"a": {"outputs": {"n": "7"}}}, "x": ""}
    for text, told in {
        "steps.a.outputs.n != ''": True,
        "steps.b.outputs.n != ''": False,
        "failure() || x == ''": True,
        "success() && (x == 'y' || always())": True,
        "'it''s' == x": False,
    }.items():
        assert value_of(text, world, "success") is told, text
    with pytest.raises(AssertionError):
        value_of("contains(x, 'y')[0]", world, "success")


def test_every_piece_of_shell_is_run_by_these_tests(host):
    """In one place, since the tests above may run in many processes."""
    program = host.checkouts["main"]
    proposed(host, {"practices/uusi.md": practice("Uusi")})
    finds_nothing = BOOTSTRAP.format(otherwise="sys.exit(print([]))")
    stand_in(host, "dev.py", finds_nothing, program / "scripts")
    assert host.run("check.yml") == "success"
    assert set(host.artifacts) == {"tarkistus", "esikatselu"}
    assert "Kortit ovat kunnossa" in host.summary
    host.checkouts = {"": program, "main": program}
    answering(host, names="scripts/dev.py")
    host.run("comment.yml")
    host.run("links.yml")
    host.run("daily.yml")
    host.run("parts.yml")
    (host.folder / "build-fails").write_text("vika")
    host.run("publish.yml")
    (host.folder / "build-fails").unlink()
    host.run("publish.yml")
    tagged(host, "vVERSION")
    host.run("release.yml")
    auditing(host, ["npm"])
    host.run("audit.yml")
    assert host.executed == every_run_step()


# ---------------------------------------------------------------- caches


def steps_of(flow):
    return [step for job in flow["jobs"].values() for step in job.get("steps", ())]


def started_by_strangers(every):
    """Return the workflows that a pull request of anyone starts, by themselves or through another."""
    found = set()
    for name, flow in every.items():
        # `on` is the word for true in YAML 1.1.
        if any(str(event).startswith(("pull_request", "workflow_run")) for event in flow[True]):
            called = (str(job.get("uses", "")) for job in flow["jobs"].values())
            found |= {name, *(Path(each).name for each in called if each)}
    return found


def is_cached(step):
    given = step.get("with", {})
    return step.get("uses", "").startswith("actions/cache") or "cache" in given


def test_nothing_is_kept_between_runs_that_a_stranger_can_start():
    """What is kept is unpacked as objects, and a pull request reads first what its own earlier run kept."""
    every = flows()
    strangers = started_by_strangers(every)
    assert {"check.yml", "comment.yml", "tests.yml"} <= strangers
    assert not strangers & {"publish.yml", "daily.yml"}
    for name in strangers:
        assert not any(map(is_cached, steps_of(every[name]))), name


def test_publishing_keeps_pictures_and_releases_and_nothing_that_is_unpacked_as_objects():
    kept = [
        path
        for flow in flows().values()
        for step in steps_of(flow)
        if is_cached(step)
        for path in step["with"]["path"].split()
    ]
    assert sorted(kept) == [".cache/jakokuvat", "julkaisut"]
