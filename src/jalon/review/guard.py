"""Who is let in: those with the token, from this page; and what every answer forbids."""

from __future__ import annotations

import secrets

from pydantic import ValidationError
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

from jalon.messages import Language, error_message
from jalon.review.desk import UnknownError
from jalon.schemas.errors import JalonError

COOKIE = "jalon_review"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class Guard(BaseHTTPMiddleware):
    """Lets nobody in without the token; says errors as JSON; forbids the page other servers."""

    def __init__(self, app: ASGIApp, token: str, hosts: frozenset[str], language: Language) -> None:
        super().__init__(app)
        self._token = token
        self._hosts = hosts
        self._language = language

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Check host, origin and token, then answer."""
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if host not in self._hosts or (origin and origin.partition("://")[2] not in self._hosts):
            return PlainTextResponse("403", 403)
        given = request.query_params.get("token")
        if given is not None and self._is_right(given) and request.method == "GET":
            answer: Response = RedirectResponse(request.url.path, 303)
            answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            return _sealed(answer)
        if not self._is_right(request.cookies.get(COOKIE, "")):
            return PlainTextResponse("401", 401)
        try:
            answer = await call_next(request)
        except UnknownError as error:
            answer = JSONResponse({"error": str(error)}, 404)
        except ValidationError as error:
            answer = JSONResponse({"error": error.errors(include_url=False)[0]["msg"]}, 422)
        except JalonError as error:
            said = error_message(error.code, self._language, file=error.path, detail=error.detail)
            answer = JSONResponse({"error": said}, 409)
        return _sealed(answer)

    def _is_right(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._token.encode())


def _sealed(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
