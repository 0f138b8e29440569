"""Forms: our controls, our sentences, errors in one place and in the same words."""

import re
from datetime import date

import pytest
from django import forms as django_forms
from django.http import QueryDict
from django.template import Context, Template
from pytest_django.asserts import assertHTMLEqual

from foundation.ui import forms
from foundation.ui.forms import FieldView, summary_of
from foundation.ui.forms.bands import bands_of
from foundation.ui.forms.dressing import AREA_LIMIT, LINE_LIMIT
from foundation.ui.forms.selects import is_plain


class Trip(forms.Form):
    """A form with one of each."""

    bands = (forms.Band("Where", "place", ("start", "end")), forms.Band("Who", "people"))
    asks = {"place": "Say where you are going"}

    place = forms.CharField(help_text="A town will do")
    start = forms.DateField()
    end = forms.DateField(required=False)
    at = forms.DateTimeField(required=False)
    people = forms.MultipleChoiceField(
        choices=[("ak", "AK"), ("rj", "RJ")], widget=forms.ManyPicks(notes={"ak": "P-014"})
    )
    how = forms.ChoiceField(choices=[("bus", "Bus"), ("walk", "On foot")], widget=forms.Picks)
    notes = forms.CharField(widget=forms.Textarea, required=False, max_length=40)
    agreed = forms.BooleanField(label="Everyone agreed")


GOOD = {"place": "Whitby", "start": "2026-11-26", "people": ["ak"], "how": "bus", "agreed": "on"}


def trip(**changes):
    data = QueryDict(mutable=True)
    for name, value in (GOOD | changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return Trip(data)


def html(form, source="{% form_errors form %}{% form_body form %}"):
    return Template("{% load ui %}" + source).render(Context({"form": form}))


def test_a_good_form_is_good():
    form = trip()
    assert form.is_valid(), form.errors
    assert summary_of(form) == []


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-26",
        "26/11/2026",
        "26/11/26",
        "26.11.2026",
        "26-11-2026",
        "26 Nov 2026",
        "26 November 2026",
        "Thursday 26 November 2026",
    ],
)
def test_dates_are_understood_as_people_type_them(typed):
    form = trip(start=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["start"] == date(2026, 11, 26)


@pytest.mark.parametrize("typed", ["Ongoing", "31/2", "31/2/2026", "2026-13-01", "yesterday"])
def test_what_is_no_date_is_asked_for_again_with_an_example(typed):
    assert trip(start=typed).errors["start"] == ["Enter a date, such as 27/3/2027"]


@pytest.mark.parametrize(("typed", "year"), [("0026-11-26", 26), ("2926-11-26", 2926)])
def test_a_slip_in_the_year_is_noticed(typed, year):
    assert trip(start=typed).errors["start"] == [f"Check the year: it says {year}"]


def test_what_was_typed_wrongly_stays_to_be_put_right():
    assert 'value="31/2/2026"' in html(trip(start="31/2/2026"))


def test_moments_are_understood_too():
    assert trip(at="2026-11-26T14:30").is_valid()
    form = trip(at="26/11/2026 14:30")
    assert form.is_valid()
    assert form.cleaned_data["at"].isoformat() == "2026-11-26T14:30:00+00:00"


def test_an_empty_field_is_asked_for_in_a_sentence():
    errors = Trip({}).errors
    assert errors["place"] == ["Say where you are going"]
    assert errors["start"] == ["Enter the start"]
    assert errors["how"] == ["Choose the how"] or errors["how"] == ["Choose how"]
    assert errors["agreed"] == ["Tick the box: everyone agreed"]


def test_a_choice_from_nowhere_is_refused_plainly():
    assert trip(how="rocket").errors["how"] == ["Choose one from the list"]
    assert trip(people=["xx"]).errors["people"] == ["Choose one from the list"]


def test_every_text_has_a_limit():
    assert trip(place="x" * LINE_LIMIT).is_valid()
    assert trip(place="x" * (LINE_LIMIT + 1)).errors["place"] == [
        "Keep this to 300 characters. It has 301 now"
    ]
    assert trip(notes="x" * 41).errors["notes"] == ["Keep this to 40 characters. It has 41 now"]
    assert AREA_LIMIT == 5000


def test_the_browser_never_cuts_text_off():
    shown = html(Trip())
    assert "maxlength" not in shown
    assert 'data-limit="40"' in shown


def test_line_ends_count_once():
    assert trip(notes="a\r\n" * 20).is_valid()


def test_summary_and_field_say_the_same_words_and_the_summary_leads_there():
    form = trip(place="", start="x", how="")
    lines = summary_of(form)
    assert [anchor for anchor, _ in lines] == ["id_place", "id_start", "id_how_0"]
    shown = html(form)
    for anchor, words in lines:
        assert shown.count(words) == 2
        assert f'<a href="#{anchor}">{words}</a>' in shown
        assert f'id="{anchor}"' in shown


def test_the_summary_counts_in_words_and_takes_the_focus():
    shown = html(trip(place="", start=""))
    assert "Two things to put right" in shown
    assert 'role="alert"' in shown
    assert 'tabindex="-1" data-focus' in shown
    assert "One thing to put right" in html(trip(place=""))


def test_an_error_of_the_whole_form_is_in_the_summary():
    form = trip()
    form.add_error(None, "Nobody can go on that day")
    assert summary_of(form) == [("", "Nobody can go on that day")]


def test_a_control_is_described_by_its_hint_and_its_error():
    shown = html(trip(place=""))
    assert 'aria-describedby="id_place_hint id_place_error id_place_left"' in shown
    assert 'aria-invalid="true"' in shown
    assert '<span class="visually-hidden">Error: </span>' in shown


def test_a_group_is_named_by_its_legend_and_described_as_one():
    shown = html(trip(people=[]))
    assert (
        '<fieldset class="fset field is-bad" id="div_id_people" aria-describedby="id_people_error">'
        in shown
    )
    assert "<b>AK</b><small>P-014</small>" in shown
    assert 'type="checkbox" name="people" value="rj"' in shown
    assert 'type="radio" name="how"' in shown


def test_only_what_may_be_left_empty_is_marked():
    shown = html(Trip())
    assert 'End <span class="opt">(optional)</span>' in shown
    assert "Place <span" not in shown
    assert " required" not in shown


def test_fields_side_by_side_and_fields_that_no_band_names():
    shown = html(Trip())
    assert shown.index('class="pairfield"') < shown.index("id_start")
    band, left = bands_of(Trip())[-1]
    assert (band.title, left) == ("Who", ("at", "how", "notes", "agreed"))
    assert shown.count('id="id_notes"') == 1


def test_a_field_that_was_taken_away_leaves_no_gap():
    form = Trip()
    del form.fields["start"], form.fields["end"]
    shown = html(form)
    assert "pairfield" not in shown


def test_a_form_without_bands_is_one_band():
    class Short(forms.Form):
        name = forms.CharField()

    assert 'id="id_name"' in html(Short())


def test_what_was_typed_is_shown_as_text():
    shown = html(
        trip(place='"><img src=x onerror=alert(1)>', notes="</textarea><script>x</script>")
    )
    assert "<img" not in shown
    assert "<script>" not in shown


def test_a_null_byte_is_refused_with_a_sentence():
    assert not trip(place="a\x00b").is_valid()


def test_dashes_become_words():
    class Pick(forms.Form):
        one = django_forms.ModelChoiceField(queryset=None)
        other = django_forms.ChoiceField(choices=[("", "---------"), ("a", "A")], required=False)

    form = Pick()
    assert form.fields["one"].empty_label == "Choose one"
    assert form.fields["other"].choices[0] == ("", "None")


def test_long_lists_get_a_box_to_find_by_name():
    class Many(forms.Form):
        services = forms.MultipleChoiceField(
            choices=[(str(n), f"Service {n}") for n in range(12)], widget=forms.CheckList
        )

    assert "data-checklist" in html(Many())
    assert FieldView(Many()["services"]).needs_filter
    Many.base_fields["services"].choices = [("1", "One")]
    assert "data-checklist" not in html(Many())


def test_what_cannot_be_changed_cannot_be_ticked_and_shows_what_is_ticked_first():
    class Settled(forms.Form):
        people = forms.MultipleChoiceField(
            choices=[("1", "Ada"), ("2", "Ben"), ("3", "Cleo")], widget=forms.CheckList
        )

    assert "disabled" not in html(Settled(initial={"people": ["3"]}))
    form = Settled(initial={"people": ["3"]})
    form.fields["people"].disabled = True
    shown = html(form)
    assert len(re.findall(r'<input[^>]* name="people"[^>]* disabled>', shown)) == 3
    assert shown.index("Cleo") < shown.index("Ada") < shown.index("Ben")


def test_choices_keep_their_groups():
    class Grouped(forms.Form):
        services = forms.MultipleChoiceField(
            choices=[("North", [("1", "Elm Court")]), ("South", [("2", "Quayside")])],
            widget=forms.CheckList,
        )

    groups = FieldView(Grouped()["services"]).groups
    assert [(title, [choice.label for choice in choices]) for title, choices in groups] == [
        ("North", ["Elm Court"]),
        ("South", ["Quayside"]),
    ]


def test_a_password_is_never_sent_back_and_can_be_shown():
    class Secret(forms.Form):
        word = forms.CharField(widget=forms.Password)

    shown = html(Secret({"word": "correct horse"}))
    assert "correct horse" not in shown
    assert 'aria-controls="id_word" aria-pressed="false" data-show hidden' in shown


class Nudged(forms.Form):
    """Looks at its wording."""

    nudged = ("standard",)
    standard = forms.CharField(widget=forms.Textarea)
    other = forms.CharField(required=False)

    def nudges(self):
        return (
            {"standard": "This reads like a reminder."}
            if "remind" in self.typed("standard")
            else {}
        )


def posted(text):
    return QueryDict(text)


def test_weak_wording_is_said_and_never_stops_a_save():
    form = Nudged(posted("standard=remind staff"))
    assert form.is_valid()
    shown = html(form)
    assert "This reads like a reminder." in shown
    assert "Keep it anyway" in shown
    assert 'aria-describedby="id_standard_lint id_standard_left"' in shown


def test_wording_that_was_kept_is_left_in_peace():
    form = Nudged(posted("standard=remind staff&kept=standard&kept=nonsense"))
    assert "reminder" not in html(form)
    assert (
        html(form, "{% kept_words form %}") == '<input type="hidden" name="kept" value="standard">'
    )


def test_nothing_is_said_before_anything_was_typed():
    assert Nudged().shown_nudges == {}


class Pick(forms.Form):
    """Drop-down lists of every sort."""

    flat = forms.ChoiceField(choices=[("", "Choose one"), ("a", "A & B"), ("<", "<i>")])
    grouped = forms.TypedChoiceField(
        choices=[("North", [(1, "Elm Court")]), ("South", [(2, "Quayside")])], coerce=int
    )
    maybe = django_forms.NullBooleanField()


@pytest.mark.parametrize("name", ["flat", "grouped", "maybe"])
@pytest.mark.parametrize("data", [None, {}, {"flat": "a", "grouped": "2", "maybe": "true"}])
def test_drop_down_lists_drawn_here_are_those_django_draws(name, data):
    form = Pick(data)
    attrs = {"class": "form-select", "aria-describedby": False, "placeholder": False}
    attrs["aria-invalid"] = "true" if form[name].errors else False
    drawn, theirs = FieldView(form[name]).control, form[name].as_widget(attrs=attrs)
    assertHTMLEqual(drawn, theirs)


def test_a_drop_down_list_of_ones_own_kind_is_left_to_django():
    class Own(django_forms.Select):
        def create_option(self, *args, **kwargs):
            return super().create_option(*args, **kwargs)

    class Form(forms.Form):
        one = forms.ChoiceField(choices=[("a", "A")], widget=Own)

    assert not is_plain(Form().fields["one"].widget)
    assert '<option value="a">A</option>' in FieldView(Form()["one"]).control
