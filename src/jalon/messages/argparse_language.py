"""argparse in the reader's language: it asks gettext, and gettext finds our catalogues.

gettext takes the language from the environment and the catalogue from the domain at hand; both
are set while argparse speaks, and put back.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

from jalon.messages.language import Language

DOMAIN = "argparse"
VARIABLE = "LANGUAGE"  # the first that gettext looks at


@contextmanager
def argparse_speaks(language: Language) -> Iterator[None]:
    """Within the block argparse says what it has to say in ``language``."""
    domain, asked = gettext.textdomain(), os.environ.get(VARIABLE)
    with as_file(files("jalon.messages") / "locale") as folder:
        gettext.bindtextdomain(DOMAIN, str(folder))
        gettext.textdomain(DOMAIN)
        os.environ[VARIABLE] = language.value
        try:
            yield
        finally:
            gettext.textdomain(domain)
            if asked is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = asked
