"""The practice company itself: who and what there is, and what has been done there."""
