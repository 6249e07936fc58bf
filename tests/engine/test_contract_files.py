"""Both suites run every contract."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
CONTRACTS = sorted(
    path.stem for path in (TESTS / "shared/contracts").glob("*.py") if path.stem != "__init__"
)


@pytest.mark.parametrize("suite", ["sync", "async"])
@pytest.mark.parametrize("name", CONTRACTS)
def test_suite_has_the_contracts_of_each_file(suite: str, name: str) -> None:
    text = (TESTS / suite / f"test_{name}.py").read_text()

    assert f"from tests.shared.contracts.{name} import *" in text


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_test_of_a_contract_file_names_the_paths_that_it_uses(name: str) -> None:
    text = (TESTS / f"shared/contracts/{name}.py").read_text()

    tests = re.findall(r"^async def (test_\w+)\((.*?)\)", text, re.MULTILINE | re.DOTALL)
    # By itself, or through the table of calls that it goes over.
    named = re.findall(
        r"^@(?:contract\(|every_|each\(|NUMBERED|BY_|one_of_)(?:.*\n(?!async def |\n))*"
        r".*\nasync def (test_\w+)",
        text,
        re.MULTILINE,
    )
    assert tests
    assert [test for test, uses in tests if "coze" in uses.split(", ") and test not in named] == []
