"""Tables as text for a terminal, or as Markdown."""

import re

FIGURE = re.compile(r"[\d.,]+x?|-|")


def table(heads, rows, markdown):
    """Lines of a table. Words stand left, figures right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in [heads, *cells]) for column in range(len(heads))]
    left = [any(not FIGURE.fullmatch(row[column]) for row in cells) for column in range(len(heads))]

    def line(row, edge, between):
        aligned = (cell.ljust(width) if is_left else cell.rjust(width)
                   for cell, width, is_left in zip(row, widths, left))
        return (edge + between.join(aligned) + edge[::-1]).rstrip()

    if not markdown:
        return [line(heads, "", "  "), *(line(row, "", "  ") for row in cells)]
    rule = "|" + "|".join("-" * (width + 2) if is_left else "-" * (width + 1) + ":"
                          for width, is_left in zip(widths, left)) + "|"
    return [line(heads, "| ", " | "), rule, *(line(row, "| ", " | ") for row in cells)]


def number(value, digits=None):
    """A figure with as many digits as it deserves, and thousands set apart."""
    if value is None:
        return "-"
    if digits is None:
        digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}"


def ratio(one, other):
    """How many times the other."""
    return "-" if not other or one is None else f"{one / other:.2f}x"
