"""The words of a DOCX, in order: headings, paragraphs, lists, tables. Pictures, headers and comments are left out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from judge_desktop.domain.reading import Block, BlockKind, ReadingKind, ReadingView, Words
from judge_desktop.exchange.office_parts import OfficeParts, damage_refused

MAX_PART_BYTES = 12 * 2**20
"""Of XML in one part: far more than a long report has, and what a parse still fits into memory with."""
MAX_LETTERS = 1_000_000
MAX_BLOCKS = 6_000
MAX_CELLS = 3_000
"""Of all tables together: what a view lays out without a pause."""

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""
_BOLD, _ITALIC = frozenset(("strong", "b")), frozenset(("em", "i"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def read_word(parts: OfficeParts) -> ReadingView:
    """The document as blocks, at most ``MAX_LETTERS`` and ``MAX_BLOCKS``. Refuses as ``OfficeParts``."""
    import mammoth

    stream = parts.repacked(largest_part=MAX_PART_BYTES)
    with damage_refused():
        made = mammoth.convert_to_html(
            stream,
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=lambda _image: [],
        )
        reader = _HtmlReader()
        reader.feed(made.value)
        reader.close()
    return ReadingView(kind=ReadingKind.DOCUMENT, blocks=tuple(reader.blocks()), is_shortened=reader.is_full)


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    spare: int = 0  # cells that the present one covers beside its own


class _HtmlReader(HTMLParser):
    """The HTML that mammoth writes as blocks. A table in a table becomes words of the cell around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.is_full = False
        self._blocks: list[Block] = []
        self._words: list[Words] = []
        self._letters = self._cells = 0
        self._open: list[str] = []
        self._lists: list[list[int]] = []  # kind (0 bullets, 1 numbers) and the last number of each list open
        self._tables: list[_Table] = []

    def blocks(self) -> list[Block]:
        """What was read."""
        self._end_block(BlockKind.PARAGRAPH)
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
        if tag in {"br", "img"}:
            return
        if tag in {"ul", "ol"}:
            self._end_words()
            self._lists.append([int(tag == "ol"), 0])
        elif tag == "li" and self._lists:
            self._end_words()
            self._lists[-1][1] += 1
        elif tag == "table":
            self._end_words()
            self._tables.append(_Table())
        elif tag == "tr" and len(self._tables) == 1:
            self._tables[0].rows.append([])
        elif tag in {"td", "th"} and len(self._tables) == 1:
            wide = dict(attrs).get("colspan") or "1"
            self._tables[0].spare = min(100, int(wide) - 1) if wide.isdecimal() else 0
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "table" and self._tables:
            table = self._tables.pop()
            if not self._tables:
                self._add_table(table)
        elif tag in {"td", "th"} and len(self._tables) == 1 and self._tables[0].rows:
            self._end_cell(self._tables[0])
        elif tag in _HEADINGS and not self._tables:
            self._end_block(BlockKind.HEADING, level=int(tag[1]))
        elif tag in {"p", "li", *_HEADINGS}:
            self._end_words()
        elif tag in {"ul", "ol"} and self._lists:
            self._end_words()
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        self._letters += len(data)
        if self._letters > MAX_LETTERS:
            self.is_full = True
            return
        bold = any(tag in _BOLD for tag in self._open)
        italic = any(tag in _ITALIC for tag in self._open)
        self._words.append(Words(text=data, bold=bold, italic=italic))

    def _end_cell(self, table: _Table) -> None:
        text = "".join(one.text for one in self._words).strip()
        self._words.clear()
        self._cells += 1 + table.spare
        if self._cells > MAX_CELLS:
            self.is_full = True
            return
        table.rows[-1] += [text, *[""] * table.spare]

    def _end_words(self) -> None:
        """A paragraph ends: of its own, of a list, or of a cell, which goes on."""
        if self._tables:
            if self._words and not self._words[-1].text.endswith("\n"):
                self._words.append(Words(text="\n"))
        elif self._lists:
            is_numbered, number = self._lists[-1]
            self._end_block(BlockKind.ITEM, level=len(self._lists) - 1, number=number if is_numbered else 0)
        else:
            self._end_block(BlockKind.PARAGRAPH)

    def _end_block(self, kind: BlockKind, level: int = 0, number: int = 0) -> None:
        words = _joined(self._words)
        self._words.clear()
        if words:
            self._add(Block(kind=kind, level=level, number=number, words=words))

    def _add_table(self, table: _Table) -> None:
        width = max(map(len, table.rows), default=0)
        rows = tuple((*row, *[""] * (width - len(row))) for row in table.rows if row)
        if any(any(row) for row in rows):
            self._add(Block(kind=BlockKind.TABLE, rows=rows))

    def _add(self, block: Block) -> None:
        if len(self._blocks) < MAX_BLOCKS:
            self._blocks.append(block)
        else:
            self.is_full = True


def _joined(words: list[Words]) -> tuple[Words, ...]:
    """Neighbours set alike as one, without blanks at both ends."""
    joined: list[Words] = []
    for one in words:
        if joined and (joined[-1].bold, joined[-1].italic) == (one.bold, one.italic):
            joined[-1] = replace(one, text=joined[-1].text + one.text)
        else:
            joined.append(one)
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip())
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip())
    return tuple(one for one in joined if one.text)
