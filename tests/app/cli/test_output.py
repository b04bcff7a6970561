from __future__ import annotations

import io
import json

import pytest
from pseudo_language import BEGIN, pseudo_language

from app.cli.output import Output
from app.errors import EnvironmentNotFound
from app.problems import problem_of
from app.text import text


def test_a_result_is_lines_for_people_or_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    Output("check", as_json=False).result({"ready": True}, ["one", "two"])
    assert capsys.readouterr().out == "one\ntwo\n"
    Output("check", as_json=True).result({"ready": True}, ["one", "two"])
    assert json.loads(capsys.readouterr().out) == {"format": 1, "command": "check", "ready": True}


def test_a_problem_is_one_sentence_with_its_remedy_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    Output("check", as_json=True).problem(problem_of(EnvironmentNotFound("Contoso", 2)))
    told = capsys.readouterr()
    assert told.err == (
        "More than one environment is called Contoso. Give the environment's id instead; "
        "the list shows it. You can do this yourself.\n"
    )
    assert json.loads(told.out)["problem"]["code"] == "ENVIRONMENT-1"


@pytest.mark.parametrize("as_json", [True, False])
def test_names_in_any_script_are_written_whatever_the_code_page(
    as_json: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding="ascii"))
    name = "Kundportalen Ö 注文 \ud800"
    Output("check", as_json=as_json).result({"name": name}, [name])
    content = written.getvalue().decode("utf-8")
    assert "Kundportalen Ö 注文 \\ud800" in content
    if as_json:
        assert json.loads(content)["name"] == name


def test_what_is_said_meanwhile_keeps_out_of_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    Output("create", as_json=True).say(text("Signing in as {name}", name="{odd}"))
    assert capsys.readouterr() == ("", "Signing in as {odd}\n")


def test_words_are_in_the_language_and_keys_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    problem = problem_of(EnvironmentNotFound("Contoso", 2))
    Output("check", as_json=True, language=pseudo_language()).problem(problem)
    told = capsys.readouterr()
    assert told.err.startswith(BEGIN)
    entry = json.loads(told.out)["problem"]
    assert (entry["code"], entry["who"]) == ("ENVIRONMENT-1", "you")
    assert entry["what"].startswith(BEGIN)
