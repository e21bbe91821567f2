"""What the server refuses: other names, other pages, writes, and paths that lead out."""

from __future__ import annotations

import http.client
import json
from urllib.parse import urlsplit

import pytest

from tests.serving.conftest import Served


def ask(served: Served, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    place = urlsplit(served.address).netloc
    connection = http.client.HTTPConnection(place, timeout=30)
    try:
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"host": place, **{n.replace("_", "-"): v for n, v in headers.items()}}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def port(served: Served) -> int:
    found = urlsplit(served.address).port
    assert found
    return found


def test_the_page_and_its_files(served: Served) -> None:
    for path, kind in {
        "/": "text/html",
        "/preview.js": "text/javascript",
        "/A_C.2_80_7-EN.pdf": "application/pdf",
        "/A_C.2_80_7-EN.html": "text/html",
        "/A_C.2_80_7-FR/1.png?scale=0.5": "image/png",
        "/state": "application/json",
    }.items():
        status, headers, body = ask(served, path)
        assert (status, headers["content-type"].partition(";")[0]) == (200, kind)
        assert body
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers
    policy = ask(served, "/")[1]["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    documents = json.loads(ask(served, "/state")[2])["documents"]
    assert [each["file"] for each in documents][:2] == ["content/letter/en.md", "content/letter/fr.md"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_nothing_can_be_written(served: Served, method: str) -> None:
    assert ask(served, "/state", method)[0] == 405


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "example.org:{port}", "0.0.0.0:{port}", ""])
def test_other_names_are_refused(served: Served, host: str) -> None:
    assert ask(served, "/state", host=host.format(port=port(served)))[0] == 421
    assert ask(served, "/state", host=f"localhost:{port(served)}")[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_other_pages_are_refused(served: Served, headers: dict[str, str]) -> None:
    for path in ("/", "/state", "/events", "/A_C.2_80_7-EN.pdf"):
        assert ask(served, path, **headers)[0] == 403
    assert ask(served, "/state", origin=served.address.rstrip("/"), sec_fetch_site="same-origin")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/..%2fpyproject.pdf",
        "/%2e%2e%2f%2e%2e%2fetc%2fpasswd.pdf",
        "/../secret.pdf",
        "/..%2fsecret.pdf",
        "/secret.pdf",
        "/A_C.2_80_7-EN/0.png",
        "/A_C.2_80_7-EN/999.png",
        "/A_C.2_80_7-EN/1.png?scale=wide",
        "/A_C.2_80_9-EN/pages",
        "//etc/passwd",
        "/page/preview.js",
        "/%00.pdf",
    ],
)
def test_no_path_leads_out(served: Served, path: str) -> None:
    (served.root / "secret.pdf").write_bytes(b"secret")
    (served.root / "dist/secret.pdf").write_bytes(b"secret")  # not a document's
    status, _, body = ask(served, path)
    assert status == 404
    assert b"secret" not in body


def test_a_link_that_leads_out_is_not_followed(served: Served) -> None:
    file = served.root / "dist/A_C.2_80_8-EN.pdf"
    kept = file.read_bytes()
    outside = served.root.parent / "outside.pdf"
    outside.write_bytes(kept)
    file.unlink()
    file.symlink_to(outside)
    try:
        assert ask(served, "/A_C.2_80_8-EN.pdf")[0] == 404
        assert ask(served, "/A_C.2_80_8-EN/1.png")[0] == 404
    finally:
        file.unlink()
        file.write_bytes(kept)


def test_only_this_machine_is_listened_to(served: Served) -> None:
    import socket

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port(served)), timeout=5).close()
