"""Why a sign-in did not work, in a person's words."""

from __future__ import annotations

from dataclasses import replace

from app import errors
from app.problems.problem import Helper, Problem, SignInWish
from app.problems.sign_in_codes import words_for
from app.text import text


def sign_in_problem(trouble: errors.SignInTrouble) -> Problem:
    """The words for a sign-in that did not work: those of Microsoft's code where it is known."""
    problem = replace(_by_kind(trouble), wish=_wish(trouble))
    words = words_for(str(getattr(trouble, "code", "")))
    if words is None:
        return problem
    return replace(problem, what=words.what, remedy=words.remedy, helper=words.helper)


def _by_kind(trouble: errors.SignInTrouble) -> Problem:
    match trouble:
        case errors.SignInCancelled():
            code, what = "SIGN-IN-1", text("You stopped signing in.")
            remedy, helper = text("Sign in when you are ready."), Helper.YOU
        case errors.SignInTimedOut():
            code, what = "SIGN-IN-2", text("The browser did not come back in time.")
            remedy, helper = text("Sign in again. If the page did not open, use a code instead."), Helper.YOU
        case errors.SignInDeclined():
            code, what = "SIGN-IN-3", text("The sign-in was turned down in the browser.")
            remedy, helper = text("Sign in again and accept what the program asks for."), Helper.YOU
        case errors.SignInNeeded():
            code, what = "SIGN-IN-4", text("Your sign-in has ended.")
            remedy, helper = text("Sign in again."), Helper.YOU
        case errors.ConsentNeeded():
            code, what = (
                "SIGN-IN-5",
                text("Your organisation has not yet allowed this program to ask this service."),
            )
            remedy = text("Ask for this program to be approved, then check again.")
            helper = Helper.ORGANISATION_ADMINISTRATOR
        case errors.ClockWrong():
            code, what = "SIGN-IN-8", text("This computer's clock is wrong, so Microsoft does not accept it.")
            remedy, helper = text("Set the clock, best automatically, then try again."), Helper.YOU
        case errors.NotRegistered():
            code, what = "SIGN-IN-7", text("This program is not registered with your organisation yet.")
            remedy = text(
                "Ask for it to be registered, then start it with --client-id and the id that you get."
            )
            helper = Helper.ORGANISATION_ADMINISTRATOR
        case _:
            code, what = "SIGN-IN-6", text("Microsoft did not let you sign in.")
            remedy, helper = text("Try again. The details tell your administrator why."), Helper.YOU
    return Problem(code, what, remedy, helper, _sign_in_details(trouble))


def _wish(trouble: errors.SignInTrouble) -> SignInWish | None:
    match trouble:
        case errors.SignInNeeded() if trouble.resource:
            return SignInWish(trouble.resource, trouble.claims)
        case errors.ConsentNeeded():
            return SignInWish(trouble.resource)
        case _:
            return None


def _sign_in_details(trouble: errors.SignInTrouble) -> tuple[tuple[str, str], ...]:
    names = ("code", "resource", "description", "correlation")
    pairs = ((name, str(getattr(trouble, name, ""))) for name in names)
    return tuple((name, value) for name, value in pairs if value)
