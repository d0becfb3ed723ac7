"""A Prefect API server for the length of one command: `python -m flows.apiserver PORT`.

It ends when its standard input closes, so that it never outlives the command that started it, however that ends.
"""

import os
import signal
import sys
import threading

import uvicorn


def main() -> None:
    """Serve Prefect's API on loopback until the parent goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        sys.stdin.buffer.read()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    uvicorn.run(
        "prefect.server.api.server:create_app",
        factory=True,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
        lifespan="on",
    )


if __name__ == "__main__":
    main()
