"""The reasons that a merge gives for what it decides."""

from __future__ import annotations

from app.text import text
from app.update.merge.decision import Reason

ONLY_THEIRS = Reason("microsoft-changed", text("Microsoft changed this; you did not."))
ONLY_OURS = Reason("you-changed", text("You changed this; Microsoft did not."))
BOTH_ALIKE = Reason("both-alike", text("You and Microsoft changed this in the same way."))
BOTH = Reason("both-changed", text("You and Microsoft changed this in different ways."))
MERGED = Reason(
    "merged",
    text("You and Microsoft changed different parts of this. Both changes fit together; have a look."),
)
MERGED_BUT_FOR_FORM = Reason(
    "merged-but-for-form",
    text("You and Microsoft changed different parts of this, and some lines in form alone. Have a look."),
)
FORM_OF_THEIRS = Reason(
    "form-of-microsoft", text("Microsoft changed the form of this alone, such as line ends or blanks.")
)
FORM_OF_OURS = Reason(
    "form-of-yours",
    text("Microsoft changed this. You had changed its form alone, such as line ends or blanks."),
)
FORM_ALONE = Reason(
    "form-alone",
    text("Your text and Microsoft’s differ in form alone, such as line ends or blanks."),
)
AS_A_WHOLE = Reason(
    "as-a-whole",
    text("You and Microsoft both changed this. A program made it, so it can be taken as a whole only."),
)
LINKS_JOINED = Reason("links-joined", text("What Microsoft added or took away is added to your own list."))
OF_THE_ENVIRONMENT = Reason(
    "environment", text("This belongs to where your website lives. It stays unless you choose otherwise.")
)
SECRET = Reason("secret", text("This is a secret of your website. It stays, and it is not shown."))

ADDED = Reason("microsoft-added", text("New in Microsoft’s template."))
REMOVED = Reason(
    "microsoft-removed",
    text("Microsoft’s template does not have this any more, and you had not changed it. It is switched off."),
)
REMOVED_BUT_CHANGED = Reason(
    "microsoft-removed-you-changed",
    text("Microsoft’s template does not have this any more, but you changed it."),
)
DELETED = Reason("you-deleted", text("You deleted this, and Microsoft did not change it."))
DELETED_BUT_CHANGED = Reason(
    "you-deleted-microsoft-changed",
    text("You deleted this, but Microsoft changed it."),
)
ONLY_YOURS = Reason("only-yours", text("Only your website has this."))
BOTH_ADDED = Reason("both-added", text("You and Microsoft both added this, with different content."))
FIELDS = Reason("fields", text("See what changed in it."))
IN_DOUBT = Reason(
    "in-doubt",
    text("Several records have the same name here, and nothing tells which is which. Compare them yourself."),
)
TABLE_NOT_THERE = Reason(
    "table-not-there",
    text("Microsoft’s side holds nothing at all of this kind. It may have been left out when it was read."),
)
NO_BASELINE = Reason(
    "no-baseline",
    text("Yours and Microsoft’s differ. How it was when the website was created is not known, so choose."),
)
ONLY_THEIRS_NO_BASELINE = Reason(
    "only-microsoft-no-baseline",
    text("Microsoft’s template has this and your website does not: it is new, or you deleted it. Choose."),
)
