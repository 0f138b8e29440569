"""How fast the product is, measured as ratios in one run: `script/bench`.

It makes two providers in databases of its own, one with 40,000 actions and one with 400, asks their
pages by turns in one process, and compares lists with Django's admin, charts with matplotlib and
packs with Chromium. Nothing here is a test: figures of a busy machine fail nobody's build.
"""
