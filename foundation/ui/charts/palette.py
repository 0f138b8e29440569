"""The colours and the type of everything drawn.

Blue, orange, grey and purple belong to the points of charts: improvement, concern, chance,
and a change that is neither good nor bad. Each has a shape of its own as well.
"""

INK, INK_2, INK_3 = "#14201d", "#41504c", "#586662"
IMPROVEMENT, CONCERN, COMMON, NEUTRAL = "#0a6aa8", "#bf4f00", "#6b7874", "#5d3a91"
BAND, RULE, LINE, LIMIT = "#edf2f0", "#d7dfdc", "#9aa8a3", "#84928d"
PINE, TRACK, CONTROL = "#13554c", "#c5cfcb", "#788682"
SLIPPED, LATE = "#8a6100", "#a61b1b"
PAPER = "#fff"
FONT = "'Inter Variable', Inter, sans-serif"
