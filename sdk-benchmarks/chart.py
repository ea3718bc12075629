#!/usr/bin/env python3
"""Draws docs/benchmarks.svg from the table of docs/benchmarks.md. Run it in the project's root."""
import re

ROWS = []
for line in open("docs/benchmarks.md", encoding="utf-8"):
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if len(cells) == 6 and re.fullmatch(r"\d+\.\d+", cells[3]):
        ROWS.append((cells[0], float(cells[2]), float(cells[3])))

LEFT, WIDTH, UNIT, TOP, STEP = 292, 690, 330, 56, 42
height = TOP + STEP * len(ROWS) + 26


def bar(y, value, style):
    length = value * UNIT
    return (
        f'<rect class="{style}" x="{LEFT}" y="{y}" width="{length:.0f}" height="13" rx="2"/>'
        f'<text x="{LEFT + length + 6:.0f}" y="{y + 11}" font-size="12">{value:.2f}</text>'
    )


out = [
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
    ' font-family="system-ui, sans-serif">',
    "<title>CPU and allocation of Qiao as a part of a hand-written loop's</title>",
    "<style>text{fill:#1f2328}.cpu{fill:#6e7781}.memory{fill:#0969da}.floor{stroke:#cf222e}"
    "@media (prefers-color-scheme:dark){text{fill:#e6edf3}.cpu{fill:#8b949e}.memory{fill:#4493f8}"
    ".floor{stroke:#ff7b72}}</style>",
    '<text x="12" y="22" font-size="15" font-weight="600">Qiao beside a hand-written loop '
    "(1 = the loop; less is better)</text>",
    f'<rect class="cpu" x="{LEFT}" y="34" width="12" height="10" rx="2"/>'
    f'<text x="{LEFT + 18}" y="43" font-size="12">CPU of the caller</text>'
    f'<rect class="memory" x="{LEFT + 140}" y="34" width="12" height="10" rx="2"/>'
    f'<text x="{LEFT + 158}" y="43" font-size="12">allocation</text>',
]
for i, (name, cpu, memory) in enumerate(ROWS):
    y = TOP + i * STEP
    out.append(f'<text x="{LEFT - 12}" y="{y + 19}" font-size="13" text-anchor="end">{name}</text>')
    out += [bar(y, cpu, "cpu"), bar(y + 15, memory, "memory")]
out.append(
    f'<line class="floor" x1="{LEFT + UNIT}" x2="{LEFT + UNIT}" y1="{TOP - 6}" y2="{height - 20}"'
    ' stroke-width="1.5" stroke-dasharray="4 3"/>'
    f'<text x="{LEFT + UNIT}" y="{height - 6}" font-size="12" text-anchor="middle">the loop</text>'
)
out.append("</svg>")
open("docs/benchmarks.svg", "w", encoding="utf-8").write("\n".join(out) + "\n")
