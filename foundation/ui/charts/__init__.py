"""Charts as SVG, from one source for page, phone and pack. Pure Python: no Django, no rooms.

`draw_spc(analysis, ChartSpec(...))` draws whatever looks like an analysis; the text returned is
escaped and may be put into a page as it is.
"""

from foundation.ui.charts.grid import GridRow, GridSpec, draw_grid, mark_alone
from foundation.ui.charts.icons import assurance_icon, variation_icon
from foundation.ui.charts.life import draw_life
from foundation.ui.charts.slip import SlipSpec, draw_slip
from foundation.ui.charts.spark import draw_spark
from foundation.ui.charts.spc import draw_spc
from foundation.ui.charts.spec import Annotation, ChartSpec
from foundation.ui.charts.tree import TreeNode, TreeSpec, draw_tree

__all__ = [
    "Annotation",
    "ChartSpec",
    "GridRow",
    "GridSpec",
    "SlipSpec",
    "TreeNode",
    "TreeSpec",
    "assurance_icon",
    "draw_grid",
    "draw_life",
    "draw_slip",
    "draw_spark",
    "draw_spc",
    "draw_tree",
    "mark_alone",
    "variation_icon",
]
