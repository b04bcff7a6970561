"""The practice tenant as one thing: started on a folder, stopped without a trace but what it saved there."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from app.demo.addresses import ORIGINS, Addresses
from app.demo.clock import Clock
from app.demo.faults import FaultBoard
from app.demo.server import cloud_file
from app.demo.server.certificates import Authority
from app.demo.server.moved import ports_of_last_start, settle
from app.demo.server.origin import Surroundings
from app.demo.server.origins import all_origins
from app.demo.server.ports import Listeners, listen, port_of
from app.demo.server.server import Server
from app.demo.server.slow_network import standing_faults
from app.demo.sign_in.tokens import SigningKey, TokenMint
from app.demo.state import State
from app.errors import PracticeUnavailable

DEFAULT_PACE: Final = 60.0


@dataclass(frozen=True)
class PracticeTenant:
    """A running practice tenant.

    `cloud_file` is what a program is started with to use it. `unforeseen` collects whatever its services
    did not expect; it stays empty while all is well.
    """

    cloud_file: Path
    addresses: Addresses
    faults: FaultBoard
    clock: Clock
    state: State
    unforeseen: list[Exception]
    _server: Server

    @classmethod
    def start(cls, folder: Path, *, pace: float = DEFAULT_PACE, first_port: int | None = None) -> Self:
        """Start on a folder, where everything is kept that has to survive a restart.

        Work passes `pace` times faster than time. The ports of the last start are taken again where they are
        free; with `first_port`, the ports from there on are taken and no others.

        Raises:
            PracticeUnavailable: a wanted port is taken, the folder cannot be written, or what is saved there
                cannot be read (it is left as it is).
        """
        with ExitStack() as unless_started:
            state = _open_state(folder)
            unless_started.callback(state.close)
            listeners = _listen(state, first_port)
            for listener in (listener for pair in listeners.values() for listener in pair):
                unless_started.callback(listener.close)
            addresses = Addresses({origin: port_of(pair) for origin, pair in listeners.items()})
            with state.transaction() as documents:
                settle(documents, addresses)
                key = SigningKey.remembered(documents)
                authority = Authority.remembered(documents)
            file = cloud_file.write(folder, addresses, authority.certificate)
            unforeseen: list[Exception] = []
            around = Surroundings(
                state=state,
                clock=Clock(pace),
                addresses=addresses,
                faults=FaultBoard(standing_faults()),
                closing=threading.Event(),
                report=unforeseen.append,
            )
            origins = all_origins(TokenMint(key, addresses), around)
            server = Server(listeners, origins, authority.server_context(), around.closing)
            unless_started.pop_all()
        return cls(file, addresses, around.faults, around.clock, state, unforeseen, server)

    def close(self) -> None:
        """Stop: no thread, socket or open file is left, whatever clients are still connected."""
        self._server.close()
        self.state.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _open_state(folder: Path) -> State:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise PracticeUnavailable("folder-not-writable", str(folder)) from problem
    return State.open(folder / "practice.sqlite3")


def _listen(state: State, first_port: int | None) -> Listeners:
    with state.transaction() as documents:
        remembered = ports_of_last_start(documents)
    return listen(ORIGINS, remembered, first_port)
