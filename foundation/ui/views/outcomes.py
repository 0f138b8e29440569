"""A way in which sending a form ends that is neither saved nor wrong."""


class Landed(Exception):
    """This form was sent before; the first sending has led to a page."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url
