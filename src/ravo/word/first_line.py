"""A line put before all others of a Word document."""

import io
import zipfile
from xml.sax.saxutils import escape

from ravo.word.filled_template import DAY
from ravo.word.repeated import BODY, NEXT_PAGE

LINE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
    '<w:b/><w:color w:val="C00000"/><w:sz w:val="20"/></w:rPr><w:t>{words}</w:t></w:r></w:p>'
)


def with_first_line(document: bytes, words: str) -> bytes:
    """Return a document with a line of bold words at its head, and at that of every record."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == BODY:
                start = data.index(b">", data.index(b"<w:body")) + 1
                line = LINE.format(words=escape(words)).encode()
                records = data[start:].replace(NEXT_PAGE.encode(), NEXT_PAGE.encode() + line)
                data = data[:start] + line + records
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return buffer.getvalue()
