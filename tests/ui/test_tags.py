"""What templates write."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template

from foundation.ui.tables import Empty, Query, Slice


def render(source, **context):
    return Template("{% load ui %}" + source).render(Context(context)).strip()


def test_marks_and_words_are_tags_and_filters():
    on = date(2026, 11, 24)
    assert "9 days late" in render('{% chip "late" "9 days late" %}')
    assert render("{% late_words due on %}", due=on, on=on) == "Today"
    assert render('{% plural 2 "person" "people" %}') == "2 people"
    assert render("{{ 3|in_words|capfirst }}") == "Three"
    assert render("{{ due|full_day }}", due=on) == "24 November 2026"
    assert render("{{ names|listed }}", names=["A", "B"]) == "A and B"


def test_what_is_no_number_stays_as_it_is():
    assert render("{{ 'many'|in_words }}") == "many"


def test_prose_keeps_paragraphs_and_shows_html_as_text():
    shown = render("{{ text|prose }}", text="One.\n\nTwo <script>alert(1)</script>\n")
    assert shown == "<p>One.</p>\n\n<p>Two &lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_facts_have_label_value_and_qualifier():
    shown = render(
        "{% facts items %}",
        items=[("Lead", "Director", "Answers to the board"), ("Due", date(2025, 1, 2))],
    )
    assert "<dt>Lead</dt><dd>Director<small>Answers to the board</small></dd>" in shown
    assert "<dd>2 Jan 2025</dd>" in shown


def test_facts_escape():
    assert "&lt;i&gt;" in render("{% facts items %}", items=[("A", "<i>")])


def test_an_empty_place_offers_the_next_step():
    shown = render('{% empty "No plans" "A plan has an aim." "/add/" "Add one" %}')
    assert '<a href="/add/">Add one</a>' in shown
    assert "<a" not in Empty("No plans").__html__()


def test_jumps_lead_within_the_page():
    assert '<a href="#one">First</a>' in render("{% jumps items %}", items=[("one", "First")])


def test_absence_is_said():
    assert "Not said" in render("{{ ''|or_dash }}")
    assert render("{{ 0|or_dash }}") == "0"


@pytest.mark.parametrize(("number", "before", "after"), [(1, False, True), (3, True, False)])
def test_the_pager_offers_what_there_is(number, before, after):
    page = Slice([object()] * 2, number, 6, has_next=number < 3, per_page=2)
    shown = render("{% pager page %}", page=page, query=Query())
    assert ("Previous" in shown) is before
    assert ("Next" in shown) is after
    assert 'aria-current="page"' in shown


def test_one_page_needs_no_pager():
    shown = render("{% pager page %}", page=Slice([object()], 1, 1), query=Query())
    assert "1 in all" in shown
    assert "Next" not in shown


@pytest.mark.parametrize(
    ("many", "noun", "words"),
    [(1, "services", "1 service"), (1, "people", "1 person"), (3, "entries", "3 entries")],
)
def test_one_page_says_how_many_there_are(many, noun, words):
    page = Slice([object()] * many, 1, many, noun=noun)
    assert words in render("{% pager page %}", page=page, query=Query())


class Plain(forms.Form):
    """A form of another package."""

    login = forms.EmailField(
        label="E-mail", widget=forms.EmailInput(attrs={"placeholder": "E-mail"})
    )
    token = forms.CharField(widget=forms.HiddenInput)


def test_a_field_of_any_form_looks_like_ours():
    shown = render("{% field form.login %}", form=Plain())
    assert '<label for="id_login">E-mail</label>' in shown
    assert 'class="form-control"' in shown
    assert "placeholder" not in shown


def test_our_words_may_replace_those_of_another_form():
    shown = render('{% field form.login label="Work email" hint="Such as a@b.org" %}', form=Plain())
    assert "Work email" in shown
    assert 'aria-describedby="id_login_hint"' in shown


def test_a_hidden_field_has_no_label():
    assert render("{% field form.token %}", form=Plain()).startswith('<input type="hidden"')


def test_a_form_without_data_has_no_summary():
    assert render("{% form_errors form %}", form=Plain()) == ""
