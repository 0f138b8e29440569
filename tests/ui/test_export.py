"""A list as a file: the same rows, safe to open."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, strategies
from openpyxl import load_workbook

from foundation.ui.tables import Column, Table, file_of, neutral
from foundation.ui.tables.export import RISKY_START
from tests.factories.organisation import ServiceFactory


def read_csv(body):
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def read_xlsx(body):
    return [list(row) for row in load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)]


@pytest.mark.parametrize("start", RISKY_START)
def test_a_spreadsheet_never_runs_a_cell(start):
    assert neutral(f"{start}SUM(A1)") == f"'{start}SUM(A1)"


@given(strategies.text())
def test_no_text_at_all_begins_with_danger(text):
    assert not neutral(text).startswith(RISKY_START)


@given(strategies.lists(strategies.text(), min_size=1, max_size=4))
def test_any_text_survives_the_way_into_a_workbook(texts):
    rows = read_xlsx(file_of("xlsx", "List", ["h"] * len(texts), [texts]))
    assert len(rows) == 2
    assert not [cell for cell in rows[1] if isinstance(cell, str) and cell.startswith("=")]


def test_numbers_are_not_text():
    assert neutral(-5) == -5


class Mixed(Table):
    """A column of every kind."""

    columns = (
        Column("name", "Name"),
        Column("due", "Due"),
        Column("at", "At"),
        Column("cost", "Cost"),
        Column("done", "Done"),
        Column("owner.name", "Owner"),
        Column("page", "Page", only="page"),
        Column("file", "File", only="file", text=lambda row: "only here"),
    )


ROW = SimpleNamespace(
    name="=1+1",
    due=date(2026, 11, 26),
    at=datetime(2026, 7, 1, 9, 14, tzinfo=UTC),
    cost=Decimal("12.50"),
    done=True,
    owner=None,
    page="x",
)


def test_csv_has_one_header_and_iso_dates():
    table = Mixed()
    rows = read_csv(file_of("csv", "List", table.headers(), table.records([ROW])))
    assert rows[0] == ["Name", "Due", "At", "Cost", "Done", "Owner", "File"]
    assert rows[1] == ["'=1+1", "2026-11-26", "2026-07-01 10:14", "12.50", "Yes", "", "only here"]


def test_a_workbook_has_real_dates_and_numbers():
    table = Mixed()
    row = read_xlsx(file_of("xlsx", "List: [1/2]", table.headers(), table.records([ROW])))[1]
    assert row[1].isoformat() == "2026-11-26T00:00:00"
    assert row[2].isoformat() == "2026-07-01T10:14:00"
    assert row[3] == 12.5
    assert row[0] == "'=1+1"


def test_a_gap_on_the_way_is_empty_but_a_wrong_name_is_a_mistake():
    class Wrong(Table):
        columns = (Column("nonsense", "Nonsense"),)

    with pytest.raises(AttributeError):
        list(Wrong().records([ROW]))


@pytest.fixture
def download(browser, region):
    ServiceFactory.create_batch(55, region=region)
    ServiceFactory.create(name="-Dangerous", region=region)
    ServiceFactory.create(name="Alone", region=region)
    return lambda question: browser.get(f"/services/?{question}")


def test_every_row_is_in_the_file_not_only_the_page(download):
    assert len(read_csv(download("export=csv").content)) == 1 + 57


def test_the_file_holds_what_the_filters_left(download):
    rows = read_csv(download("export=csv&q=alone&sort=-name").content)
    assert [row[0] for row in rows[1:]] == ["Alone"]
    assert "Track" not in rows[0]
    assert "CQC location" in rows[0]


def test_a_dangerous_name_is_neutral_in_the_file(download):
    rows = read_csv(download("export=csv&q=dangerous").content)
    assert rows[1][0] == "'-Dangerous"


def test_the_file_has_a_name_a_person_knows_again(download):
    response = download("export=xlsx")
    assert 'filename="services-' in response["Content-Disposition"]
    assert read_xlsx(response.content)[0][0] == "Service"


def test_an_unknown_kind_of_file_is_just_the_page(download):
    assert download("export=exe")["Content-Type"].startswith("text/html")
