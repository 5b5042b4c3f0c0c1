"""Whether the name of an attachment fits what is in it, and what is never taken whatever it is called.

Told by the first bytes and the ending of the name; the file itself is never run and never opened by the system.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from judge_desktop.domain.findings import FindingCode
from judge_desktop.exchange import media_types
from judge_desktop.exchange.file_names import safe_name

_PROGRAM_ENDINGS = frozenset(
    ".ade .adp .apk .app .appimage .application .bat .chm .cmd .com .cpl .deb .desktop .dll .dmg .exe .gadget .hta "
    ".inf .ins .iso .jar .js .jse .lnk .msc .msi .msp .mst .pif .pkg .ps1 .reg .rpm .run .scf .scr .sct .sh .sys "
    ".url .vb .vbe .vbs .vhd .vhdx .vxd .ws .wsc .wsf .wsh .xbap .xll".split()
)
_PROGRAM_BEGINNINGS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
_LINK_BEGINNING = b"L\0\0\0\x01\x14\x02\0"
_SCRIPT_BEGINNING = b"#!"
_WORD_LIKE = frozenset((media_types.DOC, media_types.COMPOUND, media_types.RTF, media_types.DOCX))
_BY_ENDING = {
    ".pdf": frozenset((media_types.PDF,)),
    ".docx": frozenset((media_types.DOCX, media_types.COMPOUND)),  # under a password it is a compound file
    ".docm": frozenset((media_types.DOCX, media_types.COMPOUND)),
    ".pptx": frozenset((media_types.PPTX, media_types.COMPOUND)),
    ".pptm": frozenset((media_types.PPTX, media_types.COMPOUND)),
    ".ppsx": frozenset((media_types.PPTX, media_types.COMPOUND)),
    ".xlsx": frozenset((media_types.XLSX, media_types.COMPOUND)),
    ".xlsm": frozenset((media_types.XLSX, media_types.COMPOUND)),
    ".odt": frozenset((media_types.ODT,)),
    ".ods": frozenset((media_types.ODS,)),
    ".odp": frozenset((media_types.ODP,)),
    ".doc": _WORD_LIKE,
    ".rtf": frozenset((media_types.RTF,)),
    ".xls": frozenset((media_types.XLS, media_types.XLSX)),
    ".ppt": frozenset((media_types.PPT, media_types.PPTX)),
    ".pps": frozenset((media_types.PPT, media_types.PPTX)),
    ".zip": frozenset((media_types.ZIP,)),
    ".epub": frozenset((media_types.EPUB,)),
}
_BY_MAIN_ENDING = {
    "image": frozenset(".jpg .jpeg .png .gif .webp .bmp .tif .tiff .heic .heif .avif".split()),
    "media": frozenset(".mp4 .m4v .mov .avi .mkv .webm .mp3 .m4a .wav .flac .ogg .oga .ogv .opus .3gp".split()),
    "text": frozenset(".txt .csv .tsv .tab .md .json .xml .htm .html .log .srt .vtt".split()),
}


def flaw_of_name(name: str, media_type: str, head: bytes) -> FindingCode | None:
    """Why a file of that name is not taken, None when name and content fit.

    ``head`` is the beginning of the file. ATTACHMENT_IS_A_PROGRAM for what a system would run,
    ATTACHMENT_NAME_DECEIVES for an ending that promises another kind of file. An ending nobody knows promises nothing.
    """
    ending = PurePosixPath(safe_name(name)).suffix.casefold()
    if ending in _PROGRAM_ENDINGS or _is_run(head, media_type):
        return FindingCode.ATTACHMENT_IS_A_PROGRAM
    promised = _BY_ENDING.get(ending)
    if promised is not None:
        return None if media_type in promised else FindingCode.ATTACHMENT_NAME_DECEIVES
    return None if _is_of_family(ending, media_type) else FindingCode.ATTACHMENT_NAME_DECEIVES


def _is_run(head: bytes, media_type: str) -> bool:
    """Whether a system runs what begins so; a text that only happens to begin with the letters MZ is a text."""
    if head.startswith(_SCRIPT_BEGINNING):
        return True
    return media_type == media_types.UNKNOWN and head.startswith((*_PROGRAM_BEGINNINGS, _LINK_BEGINNING))


def _is_of_family(ending: str, media_type: str) -> bool:
    """A picture called .png that is a JPEG is still a picture, a film called .mp4 that is a .mov still a film."""
    main = media_type.partition("/")[0]
    for family, endings in _BY_MAIN_ENDING.items():
        if ending in endings:
            return main in {"audio", "video"} if family == "media" else main == family
    return True
