"""Reading and understanding plans that people keep in spreadsheets. No Django here.

From file to action, each step in its own module:
`reading` opens the file (`kinds`, `packed`, `xlsx`, `delimited`), `layout` finds the table on a
sheet, `columns` proposes which column is which, `rows` understands one row (`dates`,
`statuses`, `people`), `identity` knows a row again.
"""
