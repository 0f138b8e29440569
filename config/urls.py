"""Every address of the product, by room."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from config.health import healthz
from foundation.duties.views.search import SearchPage
from foundation.organisation.views.help import HelpPage

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("account/", include("foundation.organisation.sign_in_urls")),
    path("help/", HelpPage.as_view(), name="help"),
    path("find/", SearchPage.as_view(), name="search"),
    path("", include("foundation.duties.urls")),
    path("", include("foundation.ui.urls")),
    path("organisation/", include("foundation.organisation.urls")),
    path("trail/", include("foundation.trail.urls")),
    path("evidence/", include("foundation.evidence.urls")),
    path("", include("qip.urls")),
    path("packs/", include("governance.urls")),
    path("delays/", include("governance.urls_delays")),
    path("escalations/", include("governance.urls_escalations")),
]

if settings.SUSTAIN_BENCH:
    from config.bench import urlpatterns as bench_urlpatterns

    urlpatterns += bench_urlpatterns

handler400 = "foundation.ui.views.errors.bad_request"
handler403 = "foundation.ui.views.errors.permission_denied"
handler404 = "foundation.ui.views.errors.page_not_found"
handler500 = "foundation.ui.views.errors.server_error"
