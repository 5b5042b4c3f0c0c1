"""Charts and diagrams of the demo proposals, drawn as vectors with shaped Thai labels. Blocks for `reports.layout`."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from judge_desktop.reports.layout import Drawing
from judge_desktop.reports.thai_font import Face
from judge_desktop.reports.thai_text import Style, colour, draw, draw_lines, lines_of, width

LABEL = Style(size=8.6, leading=12.5, colour="#474E5B")
TITLE = Style(face=Face.BOLD, size=10, leading=15, colour="#191C22")
GREY = "#AEB6C2"
PLOT_HEIGHT = 150.0
Digits = Callable[[str], str]


def shades(accent: str) -> tuple[str, ...]:
    """Series colours: the accent, a grey, and mixes of the accent with white and ink."""
    return (accent, GREY, mixed(accent, "#FFFFFF", 0.45), mixed(accent, "#191C22", 0.45), mixed(accent, "#FFFFFF", 0.7))


def mixed(first: str, second: str, share: float) -> str:
    """`first` with `share` of `second` mixed in, as #RRGGBB."""
    parts = [(int(first[k : k + 2], 16), int(second[k : k + 2], 16)) for k in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def chart(spec: dict[str, Any], accent: str, digits: Digits) -> Drawing:
    """The chart of one [chart] table: kinds line, area, bars, hbar and share."""
    paint = {"line": _lines, "area": _areas, "bars": _bars, "hbar": _hbars, "share": _share}[spec["kind"]]
    rows = len(spec["labels"]) * max(1, len(spec["series"]))
    height = {"hbar": 34.0 + 17 * rows, "share": 118.0}.get(
        spec["kind"], PLOT_HEIGHT + (62 if len(spec["series"]) > 1 else 46)
    )

    def whole(canvas: Any, x: float, top: float, available: float) -> None:
        draw(canvas, x, top - 13, digits(f"{spec['title']} ({spec['unit']})"), TITLE)
        paint(canvas, spec, (x, top - 24, available, height - 30), shades(accent), digits)

    return Drawing(height, whole)


def nice_top(values: Sequence[float]) -> tuple[float, float]:
    """The end of an axis from 0 and its step: 4 to 6 steps of 1, 2, 2.5 or 5 times a power of ten."""
    highest = max(values)
    power = 10 ** math.floor(math.log10(highest / 4))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if highest / (m * power) <= 5.2)
    return step * math.ceil(highest / step - 1e-9), step


def _number(value: float) -> str:
    return f"{value:,.1f}" if value != int(value) else f"{int(value):,}"


class _Plot:
    """Axes from 0 with horizontal hairlines; gives page coordinates."""

    def __init__(
        self, canvas: Any, spec: dict[str, Any], area: tuple[float, ...], highest: float, digits: Digits
    ) -> None:
        x, top, available, _ = area
        end, step = nice_top([highest])
        self.left, self.bottom, self.width = x + 34, top - PLOT_HEIGHT, available - 40
        self.scale, self.count = (PLOT_HEIGHT - 8) / end, len(spec["labels"])
        canvas.setLineWidth(0.5)
        for number in range(round(end / step) + 1):
            y = self.y(number * step)
            canvas.setStrokeColor(colour("#474E5B" if not number else "#DDE1E7"))
            canvas.line(self.left, y, self.left + self.width, y)
            draw(canvas, self.left - 5, y - 3, digits(_number(round(number * step, 6))), LABEL.but(align="right"))
        for number, label in enumerate(spec["labels"]):
            draw(canvas, self.middle(number), self.bottom - 13, digits(label), LABEL.but(align="center"))

    def y(self, value: float) -> float:
        return self.bottom + value * self.scale

    def middle(self, number: int) -> float:
        return self.left + self.width * (number + 0.5) / self.count


def _legend(canvas: Any, spec: dict[str, Any], area: tuple[float, ...], tints: Sequence[str], digits: Digits) -> None:
    if len(spec["series"]) == 1:
        return
    x, y = area[0] + 34, area[1] - PLOT_HEIGHT - 30
    for series, tint in zip(spec["series"], tints, strict=False):
        canvas.setFillColor(colour(tint))
        canvas.rect(x, y, 9, 9, stroke=0, fill=1)
        draw(canvas, x + 13, y + 1, digits(series["name"]), LABEL)
        x += 30 + width(digits(series["name"]), LABEL)


def _lines(canvas: Any, spec: dict[str, Any], area: tuple[float, ...], tints: Sequence[str], digits: Digits) -> None:
    plot = _Plot(canvas, spec, area, max(max(s["values"]) for s in spec["series"]), digits)
    # The newest series is drawn in the accent, above the one it is compared with.
    named_last = len(spec["series"]) > 1 and any(word in spec["series"][0]["name"] for word in ("ก่อน", "ฐาน"))
    order = (tints[1], tints[0]) if named_last else tints
    for series, tint in zip(spec["series"], order, strict=False):
        path = canvas.beginPath()
        for number, value in enumerate(series["values"]):
            (path.lineTo if number else path.moveTo)(plot.middle(number), plot.y(value))
        canvas.setStrokeColor(colour(tint))
        canvas.setLineWidth(1.8)
        canvas.setLineJoin(1)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.setFillColor(colour("#FFFFFF"))
        canvas.setLineWidth(1.3)
        for number, value in enumerate(series["values"]):
            canvas.circle(plot.middle(number), plot.y(value), 2.3, stroke=1, fill=1)
    last = spec["series"][-1 if named_last else 0]["values"]
    strong = LABEL.but(face=Face.BOLD, colour=tints[0], align="center")
    for number in (0, len(last) - 1):
        draw(canvas, plot.middle(number), plot.y(last[number]) + 7, digits(_number(last[number])), strong)
    _legend(canvas, spec, area, order, digits)


def _areas(canvas: Any, spec: dict[str, Any], area: tuple[float, ...], tints: Sequence[str], digits: Digits) -> None:
    totals = [sum(values) for values in zip(*(s["values"] for s in spec["series"]), strict=True)]
    plot = _Plot(canvas, spec, area, max(totals), digits)
    below = [0.0] * len(totals)
    order = (tints[0], tints[2], tints[1])
    for series, tint in zip(spec["series"], order, strict=False):
        above = [low + value for low, value in zip(below, series["values"], strict=True)]
        path = canvas.beginPath()
        path.moveTo(plot.middle(0), plot.y(below[0]))
        for number, value in enumerate(above):
            path.lineTo(plot.middle(number), plot.y(value))
        for number in range(len(below) - 1, -1, -1):
            path.lineTo(plot.middle(number), plot.y(below[number]))
        path.close()
        canvas.setFillColor(colour(tint))
        canvas.drawPath(path, stroke=0, fill=1)
        below = above
    _legend(canvas, spec, area, order, digits)


def _bars(canvas: Any, spec: dict[str, Any], area: tuple[float, ...], tints: Sequence[str], digits: Digits) -> None:
    many = len(spec["series"])
    plot = _Plot(canvas, spec, area, max(max(s["values"]) for s in spec["series"]), digits)
    order = {1: (tints[0],), 2: (tints[1], tints[0]), 3: (tints[1], tints[2], tints[0])}[many]
    slot = plot.width / plot.count
    thick = min(26.0, slot * 0.72 / many)
    small = LABEL.but(size=7.8, align="center")
    for place, (series, tint) in enumerate(zip(spec["series"], order, strict=True)):
        for number, value in enumerate(series["values"]):
            left = plot.middle(number) + (place - many / 2) * thick
            canvas.setFillColor(colour(tint))
            canvas.rect(left, plot.bottom, thick - 1, value * plot.scale, stroke=0, fill=1)
            if thick > width(_number(value), small) - 3:
                draw(canvas, left + thick / 2, plot.y(value) + 3, digits(_number(value)), small)
    _legend(canvas, spec, area, order, digits)


def _hbars(canvas: Any, spec: dict[str, Any], area: tuple[float, ...], tints: Sequence[str], digits: Digits) -> None:
    x, top, available, _ = area
    many = len(spec["series"])
    start = x + max(width(digits(label), LABEL) for label in spec["labels"]) + 10
    longest = max(max(s["values"]) for s in spec["series"])
    scale = (x + available - start - 44) / longest
    order = (tints[1], tints[0]) if many == 2 else tints
    y = top - 6
    for number, label in enumerate(spec["labels"]):
        draw(canvas, start - 8, y - 8.5 * many, digits(label), LABEL.but(align="right"))
        for series, tint in zip(spec["series"], order, strict=False):
            value = series["values"][number]
            canvas.setFillColor(colour(tint))
            canvas.rect(start, y - 12, value * scale, 11, stroke=0, fill=1)
            draw(canvas, start + value * scale + 5, y - 9.5, digits(_number(value)), LABEL)
            y -= 13
        y -= 4 * many
    if many == 2:
        names = f"แท่งบน: {spec['series'][0]['name']}   แท่งล่าง: {spec['series'][1]['name']}"
        draw(canvas, x + available, top + 11, digits(names), LABEL.but(align="right"))


def _share(canvas: Any, spec: dict[str, Any], area: tuple[float, ...], tints: Sequence[str], digits: Digits) -> None:
    x, top, _, _ = area
    radius, values = 42.0, spec["series"][0]["values"]
    centre = (x + 70, top - 46)
    angle, total = 90.0, sum(values)
    order = (tints[0], tints[2], tints[1], tints[3], tints[4])
    for number, (label, value) in enumerate(zip(spec["labels"], values, strict=True)):
        sweep = -360 * value / total
        canvas.setFillColor(colour(order[number]))
        canvas.setStrokeColor(colour("#FFFFFF"))
        canvas.setLineWidth(1)
        box = (centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius)
        canvas.wedge(*box, angle, sweep, stroke=1, fill=1)
        angle += sweep
        y = top - 16 - 15 * number
        canvas.rect(x + 150, y, 9, 9, stroke=0, fill=1)
        draw(canvas, x + 165, y + 1, digits(f"{label}  {_number(value)}%"), LABEL.but(size=9.4))
    canvas.setFillColor(colour("#FFFFFF"))
    canvas.circle(*centre, radius * 0.55, stroke=0, fill=1)


def steps_diagram(steps: Sequence[Sequence[str]], accent: str, digits: Digits) -> Drawing:
    """The working steps as boxes joined by arrows."""
    name = Style(face=Face.BOLD, size=10, leading=15, colour=accent, align="center")
    note = Style(size=8.4, leading=12.4, colour="#474E5B", align="center")
    gap, height = 15.0, 84.0

    def paint(canvas: Any, x: float, top: float, available: float) -> None:
        wide = (available - gap * (len(steps) - 1)) / len(steps)
        for number, (title, text) in enumerate(steps):
            left = x + number * (wide + gap)
            canvas.setFillColor(colour(mixed(accent, "#FFFFFF", 0.92)))
            canvas.setStrokeColor(colour(accent))
            canvas.setLineWidth(0.9)
            canvas.roundRect(left, top - height, wide, height - 10, 6, stroke=1, fill=1)
            canvas.setFillColor(colour(accent))
            canvas.circle(left + wide / 2, top - 10, 9, stroke=0, fill=1)
            number_style = Style(face=Face.BOLD, size=9.5, leading=14, colour="#FFFFFF", align="center")
            draw(canvas, left + wide / 2, top - 13.3, digits(str(number + 1)), number_style)
            draw_lines(canvas, left + 4, top - 22, wide - 8, lines_of(digits(title), name, wide - 8), name)
            draw_lines(canvas, left + 5, top - 40, wide - 10, lines_of(digits(text), note, wide - 10), note)
            if number + 1 < len(steps):
                _arrow(canvas, left + wide + 2, top - height / 2 - 5, gap - 4, accent)

    return Drawing(height + 6, paint)


def _arrow(canvas: Any, x: float, y: float, length: float, tint: str) -> None:
    canvas.setFillColor(colour(tint))
    path = canvas.beginPath()
    path.moveTo(x, y + 1)
    for px, py in ((length - 5, 1), (length - 5, 4), (length, 0), (length - 5, -4), (length - 5, -1), (0, -1)):
        path.lineTo(x + px, y + py)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
