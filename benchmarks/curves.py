"""Pictures of how far confidences can be believed: a reliability diagram and a risk-coverage curve, as SVG.

They are made of a few lines and marks, so they are written by hand: text that a browser and a diff can read, readable
on a light and on a dark page, the same bytes for the same figures.
"""

from collections.abc import Sequence

Point = tuple[float, float]

_WIDTH, _HEIGHT, _LEFT, _TOP, _SIDE = 460, 400, 60, 20, 330
_STYLE = """\
<style>
text { font: 13px system-ui, sans-serif; fill: #333 }
.axis { stroke: #888 } .grid { stroke: #8884 } .ideal { stroke: #888; stroke-dasharray: 4 4 }
.line { fill: none; stroke: #1f6fb4; stroke-width: 2 } .base { stroke: #b4531f; stroke-dasharray: 6 3 }
.dot { fill: #1f6fb4 } .bar { stroke: #1f6fb4; stroke-width: 1.5; opacity: .55 }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd } .dot { fill: #6cb4f0 }
  .line, .bar { stroke: #6cb4f0 } .base { stroke: #f0a06c }
}
</style>"""


def reliability(bins: Sequence[tuple[float, float, float]]) -> str:
    """A dot a bin at its mean confidence and its share of right records, with a bar of one standard error each way.

    ``bins`` are mean confidence, share right, number of records. On the dashed line confidence and truth are the same.
    """
    marks = [_line("ideal", (0, 0), (1, 1))]
    for mean, right, size in bins:
        spread = (right * (1 - right) / size) ** 0.5
        marks.append(_line("bar", (mean, max(0.0, right - spread)), (mean, min(1.0, right + spread))))
        marks.append(f'<circle class="dot" cx="{_x(mean)}" cy="{_y(right)}" r="4.5"/>')
    return _picture("Reliability: share of records whose core is right, by confidence", "confidence", "right", marks)


def risk_coverage(points: Sequence[Point]) -> str:
    """The share of wrong records among those kept, the surest first; the dashed line is keeping them in any order."""
    path = " ".join(f"{_x(x)},{_y(y)}" for x, y in points)
    base = points[-1][1]
    marks = [_line("base", (0, base), (1, base)), f'<polyline class="line" points="{path}"/>']
    return _picture("Risk and coverage: wrong records among those kept", "share of records kept", "wrong", marks)


def _x(value: float) -> float:
    return round(_LEFT + _SIDE * value, 1)


def _y(value: float) -> float:
    return round(_TOP + _SIDE * (1 - value), 1)


def _line(kind: str, start: Point, end: Point) -> str:
    return f'<line class="{kind}" x1="{_x(start[0])}" y1="{_y(start[1])}" x2="{_x(end[0])}" y2="{_y(end[1])}"/>'


def _picture(title: str, across: str, up: str, marks: Sequence[str]) -> str:
    """A square plot from 0 to 1 both ways."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">',
        f"<title>{title}</title>",
        _STYLE,
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        kind = "grid" if tick else "axis"
        lines += [_line(kind, (0, tick), (1, tick)), _line(kind, (tick, 0), (tick, 1))]
        lines.append(f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{_LEFT - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    lines += marks
    lines.append(f'<text x="{_x(0.5)}" y="{_HEIGHT - 8}" text-anchor="middle">{across}</text>')
    lines.append(f'<text transform="translate(16 {_y(0.5)}) rotate(-90)" text-anchor="middle">{up}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"
