"""What a browser is told about the whole site: the one place of the security policy.

Each page carries the part that works in a ``meta`` element; a web server sends all of it. ``_headers``
of the built site holds it in the form that several hosts read; operators of nginx or Caddy copy it
from there.
"""

from __future__ import annotations

# Nothing is inline and nothing comes from elsewhere. The search (Pagefind) is WebAssembly.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
# A meta element cannot say who may frame the page: only a header can.
HEADER_ONLY = {"frame-ancestors": "'none'"}
FOREVER = "public, max-age=31536000, immutable"


def policy(in_page: bool = False) -> str:
    """The Content-Security-Policy, for a ``meta`` element or for a header."""
    rules = POLICY if in_page else {**POLICY, **HEADER_ONLY}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers() -> dict[str, str]:
    """The headers of every answer."""
    return {
        "Content-Security-Policy": policy(),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }


def headers_file(forever: list[str]) -> str:
    """The file ``_headers``: for every path, then the files whose name changes with their content."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers().items())]
    for path in sorted(forever):
        lines += [f"/{path}", f"  Cache-Control: {FOREVER}"]
    return "\n".join(lines) + "\n"
