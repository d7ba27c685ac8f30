"""What Word and Excel files share: parts in a zip with fixed times, and their properties.

No date stands in the properties, so that the same report gives the same bytes.
"""

import zipfile
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax.saxutils import escape

from model.files.cells import clean_text
from model.files.ours import PRODUCER

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CORE_PART = "docProps/core.xml"
APP_PART = "docProps/app.xml"

# Most of the time of a long sheet goes into packing; level 3 packs as well as is needed.
_LEVEL = 3
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def new_package(target: BinaryIO) -> zipfile.ZipFile:
    """An empty package in `target`, packed quickly rather than tightly."""
    return zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)


def write_part(package: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    """Put a part into the package; `open` dates it 1980, `writestr` would ask the clock."""
    with package.open(name, "w") as part:
        part.write(content if isinstance(content, bytes) else content.encode())


def as_text(text: str) -> str:
    """Text as it may stand between the tags of a part."""
    return escape(clean_text(text))


def as_attribute(text: str) -> str:
    """Text as it may stand between the double quotes of an attribute."""
    return escape(clean_text(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """Properties of a file (文档属性); the program signs when no author is given."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()


def write_properties(package: zipfile.ZipFile, properties: Properties) -> None:
    """Say who wrote what, and which program made the file as long as no other has saved it."""
    write_part(package, CORE_PART, _core(properties))
    write_part(package, APP_PART, _app())


def _core(properties: Properties) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PROPERTIES}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{as_text(properties.title)}</dc:title>"
        f"<dc:subject>{as_text(properties.subject)}</dc:subject>"
        f"<dc:creator>{as_text(properties.author or PRODUCER)}</dc:creator>"
        f"<cp:keywords>{as_text('；'.join(properties.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{PRODUCER}</cp:lastModifiedBy>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="{_EXTENDED}">'
        f"<Application>{PRODUCER}</Application></Properties>"
    )
