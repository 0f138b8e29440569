"""Every page a person can open is free of axe violations, at a desk and on a phone."""

import pytest

# Who opens what. Addresses with a number are found by following links, never guessed.
DOOR = ("/account/login/", "/account/password/reset/")
EVERYBODY = ("/", "/find/?q=morning", "/find/?q=zzzz", "/account/", "/help/")
PAGES = {
    "manager": (
        *EVERYBODY, "/plans/", "/plans/new/", "/actions/", "/actions/new/", "/measures/",
        "/measures/new/", "/imports/new/", "/packs/", "/organisation/people/",
        "/organisation/staff/", "/organisation/services/", "/evidence/frameworks/",
    ),
    "worker": ("/", "/actions/", "/plans/", "/reminders/", "/calendar/"),
    "director": (
        "/delays/", "/delays/actions/", "/escalations/?view=all", "/escalations/ladder/",
        "/reminders/", "/calendar/", "/you/told/",
    ),
    "data": ("/trail/",),
    "admin": ("/", "/organisation/roles/", "/organisation/settings/", "/organisation/staff/"),
    "quality": (
        "/improvement/codes/", "/evidence/frameworks/", "/standards/", "/standards/new/", "/spread/",
    ),
}  # fmt: skip
# Where to go from a list: the first record in it, and from there every page that changes it.
LISTS = ("/plans/", "/actions/", "/measures/", "/organisation/people/", "/organisation/staff/",
         "/organisation/services/", "/evidence/frameworks/", "/standards/", "/spread/")  # fmt: skip
SIZES = ("desk", "phone")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", DOOR)
def test_the_door_is_open_to_everybody(open_browser, accessible, path, size):
    page = open_browser(size)
    page.goto(path)
    accessible(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("who", PAGES)
def test_pages_are_accessible(sign_in, accessible, who, size):
    page = sign_in(who, size)
    for path in PAGES[who]:
        answer = page.goto(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        accessible(page)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", LISTS)
def test_a_record_and_the_pages_that_change_it_are_accessible(sign_in, accessible, path, size):
    page = sign_in("manager", size)
    page.goto(path)
    page.locator("main tbody a").first.click()
    page.wait_for_load_state()
    accessible(page)
    here = page.url
    links = page.locator("main a[href]").evaluate_all("found => found.map(one => one.href)")
    deeper = [link for link in dict.fromkeys(links) if link.startswith(here) and "#" not in link]
    for link in deeper:
        if page.goto(link.split("?")[0]).status == 200:
            accessible(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_page_that_is_not_there_says_so_and_is_accessible(sign_in, accessible, size):
    page = sign_in("worker", size)
    assert page.goto("/plans/999999/").status == 404
    accessible(page)
    assert page.goto("/trail/").status == 403
    accessible(page)
