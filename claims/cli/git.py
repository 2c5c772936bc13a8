"""What git knows of the person, where it is installed."""

import subprocess


def setting(name: str) -> str | None:
    """Give a setting of git's, such as `user.name`; None where it has none, or there is no git."""
    try:
        asked = subprocess.run(  # noqa: S603 - the names are our own
            ["git", "config", name],  # noqa: S607 - git is where the person has it
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout.strip() or None
