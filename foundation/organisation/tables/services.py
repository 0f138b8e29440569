"""Services and regions in tables."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from foundation.organisation.models import Region, Service
from foundation.organisation.selectors.codes import KINDS
from foundation.ui.marks import chip
from foundation.ui.tables import Column, Empty, Table
from foundation.ui.words import listed, plural, short_day


class ServiceTable(Table):
    """The services in reach, by region."""

    caption = "Services by region"
    order = "region"
    columns = (
        Column("name", "Service", sort="name", width=26),
        Column("region", "Region", sort=("region__name", "name")),
        Column("service_type", "Kind", sort="service_type__title"),
        Column("cqc_location_id", "CQC location ID", sort="cqc_location_id", nowrap=True),
        Column("commissioners", "Commissioners"),
        Column("people", "People", sort="people", number=True),
        Column("opened_on", "Opened", sort="opened_on", only="file"),
        Column("closed_on", "Closed", sort="closed_on", only="file"),
    )
    empty = Empty("No services yet", "Everything about people happens at a service.")

    def html_name(self, row: Service) -> Any:
        link = format_html('<a class="plain" href="{}">{}</a>', row.get_absolute_url(), row.name)
        if row.is_open(self.on):
            return link
        words = f"Closed {short_day(row.closed_on, self.on)}" if row.closed_on else "Not open yet"
        return format_html("{} {}", link, chip("none", words, tone=""))

    def text_commissioners(self, row: Service) -> str:
        return listed(row.commissioners.all())


class RegionTable(Table):
    """Regions and how many services each has."""

    caption = "Regions"
    order = "name"
    columns = (
        Column("name", "Region", sort="name", width=30),
        Column("open", "Open services", number=True),
    )
    empty = Empty("No regions yet", "A region groups services under one regional manager.")

    def html_name(self, row: Region) -> Any:
        url = f"{reverse('organisation:services')}?region={row.pk}"
        return format_html('<a class="plain" href="{}">{}</a>', url, row.name)

    def text_open(self, row: Any) -> str:
        return plural(row.open, "service")


class CodeTable(Table):
    """One code list."""

    caption = "Entries"
    order = "words"
    columns = (
        Column("words", "Name", sort="words", width=50),
        Column("used", "Used by", sort="used", number=True),
        Column("retired", "Offered", value=lambda row: not row.retired),
    )

    def html_words(self, row: Any) -> Any:
        kind = next(kind.key for kind in KINDS.values() if isinstance(row, kind.model))
        url = reverse("organisation:code_change", args=[kind, row.pk])
        return format_html('<a class="plain" href="{}">{}</a>', url, row.words)
