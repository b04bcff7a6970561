"""The style sheet, made of tokens. Widgets say what they are by the property `look`."""

from __future__ import annotations

from string import Template

from ui.tokens import CODE, HEADING, SMALL, TITLE, Tokens

_SHEET = Template("""
QWidget { color: $text; }
QScrollArea, QScrollArea > QWidget > QWidget[look="page"] { background: transparent; border: none; }
QLabel { background: transparent; }
QLabel[look="title"] { font-size: ${title_size}pt; font-weight: 600; }
QLabel[look="heading"] { font-size: ${heading_size}pt; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="small"] { color: $muted; font-size: ${small_size}pt; }
QLabel[look="code"] { font-size: ${code_size}pt; font-weight: 600; letter-spacing: 3px; }
QLabel[look="address"] { color: $accent; font-weight: 600; }
QLabel[look="objection"] { color: $attention; }
QLabel[tone="ready"] { color: $ready; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="unsure"] { color: $unsure; }
QLabel[tone="accent"] { color: $accent; }

QFrame[look="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[look="footer"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[look="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[look="attention"] { background: $attention_soft; border: 1px solid $attention; border-radius: 8px; }
QFrame[look="unsure"] { background: $unsure_soft; border: 1px solid $unsure; border-radius: 8px; }
QFrame[look="ready"] { background: $ready_soft; border: 1px solid $ready; border-radius: 8px; }
QFrame[look="accent"] { background: $accent_soft; border: 1px solid $accent; border-radius: 8px; }
QFrame[look="banner"] { background: $unsure_soft; border: none; border-bottom: 1px solid $line; }
QFrame[look="banner"] QLabel { color: $unsure; }

QPushButton {
    background: $surface; color: $text; border: 1px solid $field_line; border-radius: 6px;
    padding: 8px 14px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:disabled { color: $faint; border-color: $line; background: $window; }
QPushButton:focus { border: 2px solid $accent; padding: 7px 13px; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $accent; font-weight: 600; }
QPushButton[look="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; padding: 8px 20px;
}
QPushButton[look="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_pressed; }
QPushButton[look="primary"]:disabled { background: $pressed; color: $faint; border-color: $line; }
QPushButton[look="primary"]:focus { border: 1px solid $accent; padding: 8px 20px; }
QPushButton[look="quiet"] {
    background: transparent; border: 1px solid transparent; color: $accent; font-weight: 600;
    padding: 4px 8px;
}
QPushButton[look="quiet"]:hover { background: $accent_soft; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QPushButton[look="quiet"]:disabled { color: $faint; }
QPushButton[look="faint"] {
    background: transparent; border: 1px solid transparent; color: $muted; padding: 4px 8px;
}
QPushButton[look="faint"]:hover { background: $accent_soft; color: $accent; }
QPushButton[look="faint"]:focus { border: 2px solid $accent; padding: 3px 7px; color: $accent; }
QPushButton[look="faint"]:disabled { color: $faint; }
QPushButton[look="step"] {
    background: transparent; border: 1px solid transparent; border-radius: 6px; text-align: left; padding: 0;
}
QPushButton[look="step"]:hover:enabled { background: $hover; }
QPushButton[look="step"]:focus { border: 2px solid $accent; }
QPushButton[look="step"][current="true"] { background: $accent_soft; }

QLineEdit, QListView, QTreeView, QTableView, QPlainTextEdit {
    background: $surface; color: $text; border: 1px solid $field_line; border-radius: 6px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QComboBox {
    background: $surface; color: $text; border: 1px solid $field_line; border-radius: 6px;
    padding: 6px 10px; min-height: 22px;
}
QComboBox:focus { border: 2px solid $accent; padding: 5px 9px; }
QComboBox:disabled { color: $faint; border-color: $line; background: $window; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: none; }
QLineEdit { padding: 7px 10px; min-height: 20px; placeholder-text-color: $muted; }
QLineEdit:focus, QListView:focus, QTreeView:focus, QTableView:focus, QPlainTextEdit:focus {
    border: 2px solid $accent;
}
QLineEdit:focus { padding: 6px 9px; }
QLineEdit:disabled { color: $faint; border-color: $line; background: $window; }
QListView, QTreeView, QTableView { padding: 4px; outline: none; }
QPlainTextEdit { padding: 4px 6px; }
QListView::item { padding: 7px 8px; border-radius: 5px; }
QListView::item:hover:enabled { background: $hover; }
QTreeView { selection-background-color: $accent_soft; selection-color: $text; }
QTreeView::item { border-radius: 5px; }
QTreeView::item:hover:enabled { background: $hover; }
QTreeView::item:selected { background: $accent_soft; color: $text; }
QTableView::item { padding: 4px 6px; }
QHeaderView, QHeaderView::section { background: $surface; color: $muted; border: none; }
QHeaderView::section { padding: 6px; font-weight: 600; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QListView::item:selected { background: $accent_soft; color: $text; border-left: 3px solid $accent; }
QListView::item:disabled { color: $muted; }
QRadioButton { spacing: 10px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border-radius: 8px; border: 1px solid $field_line; background: $surface;
}
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
QRadioButton:focus { border-color: $accent; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QProgressBar[look="still"] { max-height: 0; min-height: 0; }
QScrollBar { background: transparent; margin: 2px; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $field_line; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px; }
""")


def style_sheet(tokens: Tokens, base: float) -> str:
    """The sheet in the colours of `tokens`; `base` is the system's size of type in points."""
    sizes = {"title": TITLE, "heading": HEADING, "small": SMALL, "code": CODE}
    measures = {f"{name}_size": f"{factor * base:.1f}" for name, factor in sizes.items()}
    return _SHEET.substitute(vars(tokens), **measures)
