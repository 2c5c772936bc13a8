"""Who is trusted: servers whose certificate the system trusts, and no others."""

import socket
import ssl
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from claims.intake.web import fetching
from tests.intake.web.servers import PATIENT, Serve, ok, only_this_machine, refused


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def trusting(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system trust our authority."""
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


@pytest.mark.usefixtures("trusting")
def test_a_certificate_that_the_system_trusts_is_trusted(serve: Serve, authority: trustme.CA) -> None:
    server = serve({"/": ok()}, tls=tls(authority.issue_cert("127.0.0.1")))

    assert fetching.fetch(server.address, PATIENT, only_this_machine).original == b"Seven bridges."


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize(
    ("name", "expires", "reason"),
    [
        ("127.0.0.1", datetime(2020, 1, 1, tzinfo=UTC), "it has expired"),
        ("127.0.0.2", None, "it is for another IP address"),
        ("example.org", None, "it is for another IP address"),
    ],
)
def test_a_certificate_that_is_wrong_is_told_in_plain_words(
    serve: Serve, authority: trustme.CA, name: str, expires: datetime | None, reason: str
) -> None:
    certificate = authority.issue_cert(name, not_before=datetime(2019, 1, 1, tzinfo=UTC), not_after=expires)
    server = serve({"/": ok()}, tls=tls(certificate))

    assert refused(server.address).reason == f"its certificate cannot be trusted: {reason}"
    assert b"".join(server.heard) == b""


def test_a_certificate_of_a_stranger_is_not_trusted(serve: Serve, authority: trustme.CA) -> None:
    server = serve({"/": ok()}, tls=tls(authority.issue_cert("127.0.0.1")))

    failure = refused(server.address)

    assert failure.reason == "its certificate cannot be trusted: it is signed by somebody who is not known here"


def test_a_server_without_encryption_is_told() -> None:
    def answer(listener: socket.socket) -> None:
        line, _ = listener.accept()
        with line:
            line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            line.recv(65536)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer, args=(listener,))
        thread.start()
        failure = refused(f"https://127.0.0.1:{listener.getsockname()[1]}/")
        thread.join()

    assert failure.reason == "no encryption can be agreed on with the server"
