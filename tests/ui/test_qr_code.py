from __future__ import annotations

from itertools import product

import pytest
import segno
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ui.qr_code import QrCode
from ui.theme import apply
from ui.tokens import BODY, DARK, LIGHT, Tokens

_ADDRESS = "https://microsoft.com/devicelogin"
_MODULE, _QUIET = 4, 4


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_it_is_the_code_of_the_address_dark_on_white_in_every_scheme(
    scheme: Tokens, dressed: QApplication
) -> None:
    size = dressed.font().pointSizeF() / BODY
    apply(dressed, scheme, size)
    code = QrCode()
    code.encode(_ADDRESS, "QR code")
    picture = code.grab().toImage()
    whole = [list(line) for line in segno.make_qr(_ADDRESS, error="m").matrix_iter(border=_QUIET)]
    side = len(whole)
    assert (picture.width(), picture.height()) == (side * _MODULE, side * _MODULE)
    for y, x in product(range(side), repeat=2):
        lightness = picture.pixelColor(x * _MODULE + 2, y * _MODULE + 2).lightness()
        assert lightness == (0 if whole[y][x] else 255)
    delete(code)
    apply(dressed, LIGHT, size)


def test_screen_readers_are_told_what_it_is(qapp: QApplication) -> None:
    code = QrCode()
    code.encode(_ADDRESS, "QR code of the page")
    assert code.accessibleName() == "QR code of the page"
    delete(code)
