"""Templates of Word, each made ready once for all documents that a process of tests fills in."""

from functools import lru_cache, partial

KEPT = 64
"""Parts of templates: far more than are shipped."""


def preparing_templates_once() -> None:
    """Have each part of a template patched for Jinja once, as a command does that makes one.

    It takes half of the time of a short document. Nothing of the document itself is looked at.
    """
    from docxtpl import DocxTemplate

    patched = lru_cache(KEPT)(partial(DocxTemplate.patch_xml, None))
    DocxTemplate.patch_xml = lambda _, xml: patched(xml)
