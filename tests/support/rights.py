"""Rights of files, which only POSIX has, and links, which Windows does not let everybody make."""

import os
import stat
from pathlib import Path


def rights_are(path: Path, mode: int) -> bool:
    """Return whether a file has the rights of `mode`; Windows has none to compare."""
    return os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == mode


def links_to(path: Path, link: Path) -> list[Path]:
    """Return a symbolic link that was made to a file, or nothing where that is not allowed."""
    try:
        link.symlink_to(path)
    except OSError:
        if os.name != "nt":
            raise
        return []
    return [link]
