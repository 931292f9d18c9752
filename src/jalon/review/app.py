"""The review's web application: nothing is answered without the token."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import lru_cache
from importlib.resources import files

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from jalon.messages import Language
from jalon.report.pictures import as_webp, draw
from jalon.review import views
from jalon.review.acts import ACTS
from jalon.review.desk import Desk, UnknownError
from jalon.review.guard import Guard
from jalon.review.publish import publish

KEPT_PICTURES = 60
MOST_BYTES = 1_000_000  # of a request
ASSETS = {
    "/": ("review.html", "text/html"),
    "/review.css": ("review.css", "text/css"),
    "/review.js": ("review.js", "text/javascript"),
    "/page-view.js": ("page-view.js", "text/javascript"),
}
Handler = Callable[[Request], Awaitable[Response]]


def make_app(desk: Desk, token: str, language: Language, hosts: frozenset[str]) -> Starlette:
    """The application.

    Args:
        desk: The review.
        token: What a browser has to show once; it then keeps it in a cookie.
        language: Of its texts.
        hosts: Names under which it may be asked for (``127.0.0.1:8765``): a page of somebody
            else's whose name leads here is refused.
    """
    pictures = lru_cache(KEPT_PICTURES)(lambda path, page, dpi: as_webp(draw(path, page, dpi), 70))

    def view(document_id: str) -> Response:
        return JSONResponse(views.document_view(desk, document_id, language))

    async def asset(request: Request) -> Response:
        name, kind = ASSETS[request.url.path]
        text = (files("jalon.review") / "assets" / name).read_text(encoding="utf-8")
        return Response(text, media_type=kind)

    async def settings(_: Request) -> Response:
        return JSONResponse(views.settings(desk, language))

    async def overview(_: Request) -> Response:
        return JSONResponse(await run_in_threadpool(views.overview, desk, language))

    async def document(request: Request) -> Response:
        return await run_in_threadpool(view, request.path_params["id"])

    async def picture(request: Request) -> Response:
        path = desk.files.get(request.path_params["id"])
        if path is None:
            return PlainTextResponse("", 404)
        dpi = min(220, max(50, int(request.query_params.get("dpi", "110"))))
        data = await run_in_threadpool(pictures, path, request.path_params["page"], dpi)
        return Response(
            data, media_type="image/webp", headers={"Cache-Control": "private, max-age=600"}
        )

    def doing(name: str) -> Handler:
        """A handler that does something for a person and answers with the document."""
        form, act = ACTS[name]

        async def handle(request: Request) -> Response:
            said = form.model_validate_json(await _body(request))
            document_id = request.path_params["id"]
            await run_in_threadpool(act, desk, document_id, said)
            return await run_in_threadpool(view, document_id)

        return handle

    async def write(_: Request) -> Response:
        await run_in_threadpool(publish, desk)
        return await overview(_)

    routes = [Route(path, asset) for path in ASSETS]
    routes += [
        Route("/api/settings", settings),
        Route("/api/documents", overview),
        Route("/api/documents/{id}", document),
        Route("/api/documents/{id}/pages/{page:int}", picture),
        Route("/api/publish", write, methods=["POST"]),
    ]
    routes += [
        Route(f"/api/documents/{{id}}/{name}", doing(name), methods=["POST"]) for name in ACTS
    ]
    guard = Middleware(Guard, token=token, hosts=hosts, language=language)
    return Starlette(routes=routes, middleware=[guard])


async def _body(request: Request) -> bytes:
    """The request's JSON; anything else is no request of our page's."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise UnknownError("content-type")
    data = await request.body()
    if len(data) > MOST_BYTES:
        raise UnknownError("content-length")
    return data
