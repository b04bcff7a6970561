"""A service's "no", in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import text


def refusal_problem(trouble: errors.ServiceRefused) -> Problem:
    """The words for a refusal."""
    service = trouble.service
    match trouble:
        case errors.NotSignedIn():
            code, what = "SERVICE-1", text("{service} no longer accepts your sign-in.", service=service)
            remedy, helper = text("Sign in again."), Helper.YOU
        case errors.Forbidden():
            code, what = (
                "SERVICE-2",
                text("{service} does not allow your account to do this.", service=service),
            )
            remedy = text(
                "Your account needs the System Administrator role in this environment, assigned directly."
            )
            helper = Helper.ENVIRONMENT_ADMINISTRATOR
        case errors.NotFound():
            code, what = "SERVICE-3", text("{service} does not have what was asked for.", service=service)
            remedy, helper = (
                text("It may have been removed meanwhile. Start from the list again."),
                Helper.YOU,
            )
        case errors.Conflict():
            code, what = "SERVICE-4", text("This clashes with what {service} already has.", service=service)
            remedy, helper = text("Look at what is there, then decide again."), Helper.YOU
        case errors.AddressRefused():
            code, what = "SITE-2", text("Microsoft does not give out this address.")
            remedy, helper = (
                text("Most likely it is taken. Choose another address; everything else is kept."),
                Helper.YOU,
            )
        case errors.Throttled():
            code, what = "SERVICE-5", text("{service} is busy and asks to wait.", service=service)
            remedy, helper = text("Wait a few minutes, then try again."), Helper.YOU
        case errors.ServiceDown():
            code, what = "SERVICE-6", text("{service} has trouble of its own.", service=service)
            remedy, helper = text("Try again in a few minutes."), Helper.MICROSOFT
        case _:
            code, what = "SERVICE-7", text("{service} did not accept the request.", service=service)
            remedy, helper = (
                text("Check what you entered. The details say what the service answered."),
                Helper.YOU,
            )
    return Problem(code, what, remedy, helper, _service_details(trouble))


def _service_details(trouble: errors.ServiceRefused) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("service", trouble.service),
        ("status", str(trouble.status)),
        ("code", trouble.code),
        ("message", trouble.message),
        ("correlation id", trouble.correlation),
    )
    return tuple((name, value) for name, value in pairs if value)
