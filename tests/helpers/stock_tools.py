"""What anybody has who has none of our software: ssh-keygen, age, unzip and sha256sum."""

from __future__ import annotations

import subprocess
from pathlib import Path

from judge_desktop.exchange.encryption import AgeKey


def run(*command: str | Path, given: bytes = b"", folder: Path | None = None) -> tuple[int, bytes]:
    """(exit code, what it printed) of a command in ``folder``."""
    done = subprocess.run(command, input=given, capture_output=True, cwd=folder, check=False)
    return done.returncode, done.stdout


def unzipped(container: bytes, folder: Path) -> list[str]:
    """The names in a zip that ``unzip`` found sound, its content unpacked into ``folder``."""
    (folder / "container.zip").write_bytes(container)
    code, said = run("unzip", "-t", "container.zip", folder=folder)
    assert (code, b"No errors detected" in said) == (0, True)
    assert run("unzip", "-q", "-o", "container.zip", folder=folder)[0] == 0
    return [name.decode() for name in run("unzip", "-Z1", "container.zip", folder=folder)[1].split()]


def signed_by(folder: Path, document: str, principal: str, namespace: str, signers: str = "allowed_signers") -> bool:
    """True when ``ssh-keygen`` says that ``document`` was signed by ``principal``; its signature lies beside it."""
    command = ("ssh-keygen", "-Y", "verify", "-f", signers, "-I", principal, "-n", namespace, "-s", f"{document}.sig")
    code, said = run(*command, given=(folder / document).read_bytes(), folder=folder)
    return code == 0 and said.startswith(f'Good "{namespace}" signature for {principal} with ED25519'.encode())


def sound_signature(folder: Path, document: str, namespace: str) -> bool:
    """True when ``ssh-keygen`` finds the signature beside ``document`` sound, whoever made it."""
    command = ("ssh-keygen", "-Y", "check-novalidate", "-n", namespace, "-s", f"{document}.sig")
    return run(*command, given=(folder / document).read_bytes(), folder=folder)[0] == 0


def sums_agree(folder: Path) -> bool:
    """True when ``sha256sum`` finds every file of ``SHA256SUMS`` as listed."""
    return run("sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS", folder=folder)[0] == 0


def age_decrypted(content: bytes, key: AgeKey, folder: Path) -> bytes:
    """What Debian's ``age`` finds in an encrypted file."""
    (folder / "key").write_text(f"{key.secret}\n")
    code, plain = run("age", "-d", "-i", "key", given=content, folder=folder)
    assert code == 0
    return plain
