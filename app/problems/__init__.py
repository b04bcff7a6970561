"""Every problem in a person's words: what happened, what to do about it, and who can do it.

What support needs (codes, ids) is kept apart in `details`; no sentence is made of what a service or an
exception says.
"""

from app.problems.problem import HELPERS, Helper, Problem, SignInWish
from app.problems.translate import problem_of

__all__ = ["HELPERS", "Helper", "Problem", "SignInWish", "problem_of"]
