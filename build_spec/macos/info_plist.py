"""What macOS is told about the program: `judge_desktop.spec` puts it into the `Info.plist` of the bundle."""

from __future__ import annotations

from typing import Any

from build_spec.file_kinds import FILE_KINDS, FileKind

BUNDLE_NAME = "Judge Desktop.app"
BUNDLE_IDENTIFIER = "org.judge-desktop"
OLDEST_MACOS = "13.0"  # what Qt 6.11 needs at least


def info_plist(version: str) -> dict[str, Any]:
    """The keys to add to those PyInstaller writes by itself."""
    return {
        "CFBundleName": "Judge Desktop",
        "CFBundleDisplayName": "Judge Desktop",
        "CFBundleIdentifier": BUNDLE_IDENTIFIER,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "th",
        "CFBundleLocalizations": ["th", "en"],
        "CFBundleDocumentTypes": [_document_type(kind) for kind in FILE_KINDS],
        "UTExportedTypeDeclarations": [_declaration(kind) for kind in FILE_KINDS],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSMultipleInstancesProhibited": True,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "See the licences in the program",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
    }


def icon_files() -> list[str]:
    """The document icons that go into the `Resources` of the bundle, made by `build_spec/program_icons.py`."""
    return [f"{kind.icon}.icns" for kind in FILE_KINDS]


def _document_type(kind: FileKind) -> dict[str, Any]:
    return {
        "CFBundleTypeName": kind.english,
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": f"{kind.icon}.icns",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [kind.uti],
    }


def _declaration(kind: FileKind) -> dict[str, Any]:
    return {
        "UTTypeIdentifier": kind.uti,
        "UTTypeDescription": kind.english,
        "UTTypeIconFile": f"{kind.icon}.icns",
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {
            "public.filename-extension": [kind.ending.removeprefix(".")],
            "public.mime-type": [kind.mime],
        },
    }
