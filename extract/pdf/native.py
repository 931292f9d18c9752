"""PDFium functions with plain addresses for arguments: a call then costs a third.

Only functions that are called for every glyph, word or path stand here; all others are used
through pypdfium2 as they are. Signatures follow PDFium's public headers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as c

ADDRESS, INT, UINT = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint


def _fast(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ADDRESS).value  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


def address_of(handle: object) -> int:
    """The address that a PDFium handle points to, 0 for a null handle."""
    return ctypes.cast(handle, ADDRESS).value or 0  # type: ignore[arg-type]


char_unicode = _fast(c.FPDFText_GetUnicode, UINT, ADDRESS, INT)
has_no_unicode = _fast(c.FPDFText_HasUnicodeMapError, INT, ADDRESS, INT)
char_loose_box = _fast(c.FPDFText_GetLooseCharBox, INT, ADDRESS, INT, ADDRESS)
char_box = _fast(c.FPDFText_GetCharBox, INT, ADDRESS, INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
char_origin = _fast(c.FPDFText_GetCharOrigin, INT, ADDRESS, INT, ADDRESS, ADDRESS)
char_angle = _fast(c.FPDFText_GetCharAngle, ctypes.c_float, ADDRESS, INT)
char_object = _fast(c.FPDFText_GetTextObject, ADDRESS, ADDRESS, INT)
char_owner = _fast(c.FPDFText_GetTextObject, ctypes.c_size_t, ADDRESS, INT)  # 0: none
object_type = _fast(c.FPDFPageObj_GetType, INT, ADDRESS)
object_bounds = _fast(c.FPDFPageObj_GetBounds, INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS)
object_matrix = _fast(c.FPDFPageObj_GetMatrix, INT, ADDRESS, ADDRESS)
object_fill = _fast(c.FPDFPageObj_GetFillColor, INT, ADDRESS, *[ADDRESS] * 4)
object_stroke = _fast(c.FPDFPageObj_GetStrokeColor, INT, ADDRESS, *[ADDRESS] * 4)
object_stroke_width = _fast(c.FPDFPageObj_GetStrokeWidth, INT, ADDRESS, ADDRESS)
object_dash_count = _fast(c.FPDFPageObj_GetDashCount, INT, ADDRESS)
object_mark_count = _fast(c.FPDFPageObj_CountMarks, INT, ADDRESS)
page_object_count = _fast(c.FPDFPage_CountObjects, INT, ADDRESS)
page_object = _fast(c.FPDFPage_GetObject, ADDRESS, ADDRESS, INT)
form_object_count = _fast(c.FPDFFormObj_CountObjects, INT, ADDRESS)
form_object = _fast(c.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong)
path_draw_mode = _fast(c.FPDFPath_GetDrawMode, INT, ADDRESS, ADDRESS, ADDRESS)
path_segment_count = _fast(c.FPDFPath_CountSegments, INT, ADDRESS)
path_segment = _fast(c.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, INT)
segment_point = _fast(c.FPDFPathSegment_GetPoint, INT, ADDRESS, ADDRESS, ADDRESS)
segment_type = _fast(c.FPDFPathSegment_GetType, INT, ADDRESS)
segment_closes = _fast(c.FPDFPathSegment_GetClose, INT, ADDRESS)
object_clip = _fast(c.FPDFPageObj_GetClipPath, ADDRESS, ADDRESS)
clip_path_count = _fast(c.FPDFClipPath_CountPaths, INT, ADDRESS)
clip_segment_count = _fast(c.FPDFClipPath_CountPathSegments, INT, ADDRESS, INT)
clip_segment = _fast(c.FPDFClipPath_GetPathSegment, ADDRESS, ADDRESS, INT, INT)
text_font = _fast(c.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
text_render_mode = _fast(c.FPDFTextObj_GetTextRenderMode, INT, ADDRESS)
