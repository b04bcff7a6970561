"""What came between this computer and a service, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import text


def network_problem(trouble: errors.NetworkTrouble) -> Problem:
    """The words for a service that could not be reached."""
    host = trouble.host
    match trouble:
        case errors.NameNotFound():
            code, what = "NET-1", text("The address {host} could not be found on your network.", host=host)
            remedy, helper = text("Check that this computer is connected to the internet."), Helper.YOU
        case errors.TimedOut():
            code, what = "NET-2", text("{host} did not answer in time.", host=host)
            remedy, helper = text("Wait a moment and try again."), Helper.YOU
        case errors.CertificateNotTrusted():
            code, what = (
                "NET-3",
                text("This computer does not trust the certificate shown for {host}.", host=host),
            )
            remedy = text(
                "Your network may inspect traffic. Its certificate has to be in this computer's trust store."
            )
            helper = Helper.NETWORK_ADMINISTRATOR
        case errors.CertificateOutOfDate():
            code = "NET-10"
            what = text("The certificate of {host} does not hold at the date of this computer.", host=host)
            remedy, helper = text("Check this computer's date and time, then try again."), Helper.YOU
        case errors.ProxyRefused():
            code, what = (
                "NET-4",
                text("Your network's proxy did not let the connection to {host} through.", host=host),
            )
            remedy, helper = text("Ask for {host} to be allowed.", host=host), Helper.NETWORK_ADMINISTRATOR
        case errors.ConnectionLost():
            code, what = "NET-5", text("The connection to {host} broke off.", host=host)
            remedy, helper = text("Check your network and try again."), Helper.YOU
        case _:
            code, what = "NET-6", text("{host} cannot be reached from this computer.", host=host)
            remedy, helper = text("Check that this computer is connected to the internet."), Helper.YOU
    return Problem(code, what, remedy, helper, (("host", host),))


def reply_problem(trouble: errors.ReplyTrouble) -> Problem:
    """The words for an answer that is not one."""
    details = (("host", trouble.host), ("type", type(trouble).__name__))
    match trouble:
        case errors.PageInsteadOfData():
            return Problem(
                "NET-7",
                text("A web page came back where {host} should have answered.", host=trouble.host),
                text("Open your browser: your network may want you to sign in first. Then try again."),
                Helper.YOU,
                details,
            )
        case errors.ForeignAddress():
            return Problem(
                "NET-8",
                text("An answer led to an address that is not this service's. It was not followed."),
                text("Nothing was sent there. If this happens again, pass the details on to support."),
                Helper.MICROSOFT,
                (*details, ("address", trouble.found[:300])),
            )
        case _:
            return Problem(
                "NET-9",
                text("{host} gave an answer that could not be read.", host=trouble.host),
                text("Try again in a few minutes."),
                Helper.MICROSOFT,
                details,
            )
