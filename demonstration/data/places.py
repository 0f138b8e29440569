"""A provider of our own invention: two regions, six services, about forty people."""

from demonstration.kinds import Place

PROVIDER = "Fennbrook Support"
PROVIDER_ID = "1-900000001"
REGIONS = ("Fenn Valley", "Coast")

PLACES = (
    Place("elm", "Elm Court", "Fenn Valley", "supported-living", "1-900000011",
          ("Northmere Council", "Fenn and Coast Integrated Care Board"), -2900, 9),
    Place("orchard", "Orchard Row", "Fenn Valley", "supported-living", "1-900000012",
          ("Northmere Council",), -2100, 8),
    Place("millrace", "Millrace Lane", "Fenn Valley", "care-home", "1-900000013",
          ("Northmere Council", "Eastmarsh Council"), -3300, 6),
    Place("quayside", "Quayside", "Coast", "supported-living", "1-900000021",
          ("Eastmarsh Council",), -1500, 7),
    Place("maltings", "The Maltings", "Coast", "care-home", "1-900000022",
          ("Eastmarsh Council", "Fenn and Coast Integrated Care Board"), -2600, 6),
    Place("sycamore", "Sycamore House", "Coast", "care-home", "1-900000023",
          ("Northmere Council",), -1200, 5),
)  # fmt: skip
