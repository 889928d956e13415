"""A browser as far as a page can tell: asks the app directly, keeps cookies, follows nothing."""

import asyncio
from collections.abc import Mapping

import httpx
from starlette.applications import Starlette


class Client:
    """``cookies`` are kept from answer to request."""

    def __init__(self, app: Starlette, *, base_url: str, cookies: Mapping[str, str]) -> None:
        self._transport = httpx.ASGITransport(app)
        self._base_url = base_url
        self._cookies = httpx.Cookies(dict(cookies))

    def get(self, path: str, *, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """One answer."""
        return asyncio.run(self._get(path, headers or {}))

    async def _get(self, path: str, headers: Mapping[str, str]) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self._transport, base_url=self._base_url, cookies=self._cookies
        ) as client:
            answer = await client.get(path, headers=headers)
            self._cookies = client.cookies
            return answer
