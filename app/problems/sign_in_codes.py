"""Microsoft's sign-in codes (AADSTS numbers) in a person's words.

Source of the codes: contract identity.md section 4 and Microsoft's reference of Entra's authentication codes
(read 2026-11-21). Codes may change their meaning, so they choose words and never decide what is done.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.problems.problem import Helper
from app.text import Text, text


@dataclass(frozen=True)
class CodeWords:
    """What a person is told for some codes."""

    codes: tuple[int, ...]
    what: Text
    remedy: Text
    helper: Helper


_SIGN_IN_AGAIN = text("Sign in again.")
_ANOTHER_ACCOUNT = text("Sign in with another account, or ask that organisation to invite yours as a guest.")
_DETAILS_TO_IT = text("Pass the details below on to your IT department.")
_APPROVAL = text("Ask an administrator to approve this program, then check again.")

CODE_WORDS = (
    CodeWords(
        (50076, 50074),
        text("Your organisation wants an extra check, such as a code or an approval on your phone."),
        text("Sign in again and finish the extra check in the browser."),
        Helper.YOU,
    ),
    CodeWords((50078,), text("Your last extra check is too long ago."), _SIGN_IN_AGAIN, Helper.YOU),
    CodeWords(
        (50079, 50072, 53004),
        text("You first have to set up the extra check that your organisation asks for."),
        text("Sign in again; Microsoft's page leads you through setting it up."),
        Helper.YOU,
    ),
    CodeWords(
        (53000,),
        text("Your organisation lets in managed work computers only, and could not see that this is one."),
        text("Use your work computer, or ask your IT department to enrol this one."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (53001,),
        text("Your organisation allows this only from computers that have joined it."),
        text("Use a computer of your organisation."),
        Helper.YOU,
    ),
    CodeWords(
        (53003, 530032),
        text("A security rule of your organisation stopped this sign-in."),
        _DETAILS_TO_IT,
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (530035,),
        text("Your organisation's security settings do not allow this way of signing in."),
        text("Sign in with the browser instead of a code. If that does not help, ask your IT department."),
        Helper.YOU,
    ),
    CodeWords(
        (53011,),
        text("Your account was stopped because it looks at risk."),
        _DETAILS_TO_IT,
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (65001,),
        text("Nobody has approved this program for you or your organisation yet."),
        _APPROVAL,
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (65004,),
        text("The page that asks for permission was cancelled."),
        text("Sign in again and choose Accept."),
        Helper.YOU,
    ),
    CodeWords(
        (90094, 90093),
        text("In your organisation only an administrator can approve this program."),
        _APPROVAL,
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (90095,),
        text("Your organisation wants each program to be approved; your request for that has been noted."),
        text("Wait until it is approved, then check again."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (650052, 650051, 500011, 50001, 500014),
        text("A Microsoft service that this program needs is not switched on in your organisation."),
        text("Ask an administrator to add the service; the registration guide says how."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (650056, 650057),
        text("This program's registration lacks a permission, or nobody has approved it."),
        text(
            "Ask an administrator to complete the registration; the registration guide lists the permissions."
        ),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (65002,),
        text("The registration that this program was started with belongs to Microsoft and may not be used."),
        text("Start the program with the id of your organisation's own registration."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (70016,),
        text("Microsoft is waiting for you to finish signing in."),
        text("Go on in the browser."),
        Helper.YOU,
    ),
    CodeWords((70018,), text("The code was not typed as shown."), text("Get a new code."), Helper.YOU),
    CodeWords((70019,), text("The time for typing the code is over."), text("Get a new code."), Helper.YOU),
    CodeWords(
        (70011, 700022, 900144, 7000218, 50011, 500113, 50194),
        text("This program's registration does not fit the program."),
        text("Ask whoever registered it to compare it with the registration guide."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (70008, 700082), text("You were away for long, and your sign-in ran out."), _SIGN_IN_AGAIN, Helper.YOU
    ),
    CodeWords(
        (70043,),
        text("Your organisation asks everyone to sign in again from time to time."),
        _SIGN_IN_AGAIN,
        Helper.YOU,
    ),
    CodeWords(
        (50173, 50132, 50133),
        text("Your password changed, or an administrator ended your sign-in."),
        _SIGN_IN_AGAIN,
        Helper.YOU,
    ),
    CodeWords((50058,), text("Nobody is signed in yet."), text("Sign in."), Helper.YOU),
    CodeWords(
        (700016,),
        text("The organisation that you signed in to does not know this program."),
        text(
            "Check that you chose the right account and cloud. If so, the program has to be registered there."
        ),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (7000112, 70001),
        text("This program has been switched off in your organisation."),
        text("Ask an administrator to switch it on again."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (50020, 51004, 90072, 16000),
        text("This account does not belong to the organisation that you are signing in to."),
        _ANOTHER_ACCOUNT,
        Helper.YOU,
    ),
    CodeWords(
        (50034,),
        text("Microsoft does not know this account."),
        text("Check how the address is written, or choose another account."),
        Helper.YOU,
    ),
    CodeWords(
        (500208,),
        text("This is a personal Microsoft account."),
        text("Sign in with the account that your organisation gave you."),
        Helper.YOU,
    ),
    CodeWords(
        (500212,),
        text("Your own organisation does not let its people work in that other organisation."),
        _DETAILS_TO_IT,
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (500213,),
        text("That organisation does not let people from yours in."),
        text("Ask the IT department of that organisation."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (500021,),
        text("Your network lets you sign in to certain organisations only."),
        _DETAILS_TO_IT,
        Helper.NETWORK_ADMINISTRATOR,
    ),
    CodeWords(
        (50126,),
        text("The user name and the password do not belong together."),
        text("Try again in the browser."),
        Helper.YOU,
    ),
    CodeWords(
        (50053,),
        text("There were too many attempts, or the sign-in came from an unusual place."),
        text("Wait a while, then sign in again. If that does not help, ask your IT department."),
        Helper.YOU,
    ),
    CodeWords(
        (50055,), text("Your password is too old."), text("Choose a new one in the browser."), Helper.YOU
    ),
    CodeWords(
        (50057,),
        text("This account has been switched off."),
        _DETAILS_TO_IT,
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (50105,),
        text("Only people who were chosen for it may use this program, and you are not among them."),
        text("Ask an administrator to assign this program to you."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    CodeWords(
        (900561, 54005),
        text("The sign-in page was reloaded, or used a second time."),
        text("Start the sign-in again from this program."),
        Helper.YOU,
    ),
    CodeWords(
        (90002,),
        text("There is no such organisation in this cloud."),
        text("Check the account, or choose another cloud."),
        Helper.YOU,
    ),
    CodeWords(
        (90038,),
        text("Your organisation lives in another Microsoft cloud, such as one for governments or China."),
        text("Start the program with that cloud; see the option --cloud."),
        Helper.YOU,
    ),
    CodeWords(
        (50128,),
        text("Microsoft could not tell which organisation you belong to."),
        text("Sign in with your whole work address."),
        Helper.YOU,
    ),
    CodeWords(
        (50196, 90024, 90033),
        text("Microsoft's sign-in is busy."),
        text("Wait a few minutes, then sign in again."),
        Helper.MICROSOFT,
    ),
    CodeWords(
        (50199,),
        text("Microsoft wants you to confirm that you meant to sign in here."),
        text("Sign in again and choose Continue in the browser."),
        Helper.YOU,
    ),
)
"""The codes that are known, with their words."""


def words_for(code: str) -> CodeWords | None:
    """The words for a code, or None where none are known."""
    if not (code.isascii() and code.isdigit() and len(code) < 10):
        return None
    return next((words for words in CODE_WORDS if int(code) in words.codes), None)
