"""What Python's and the libraries' readers raise on damaged or hostile bytes. What is said of it is the caller's."""

import csv
import struct
import zipfile
import zlib
from xml.parsers.expat import ExpatError

DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    ExpatError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    csv.Error,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""ParseError and XMLSyntaxError are SyntaxErrors; RecursionError and NotImplementedError are RuntimeErrors."""
