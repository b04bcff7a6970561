"""The practice tenant: real servers on this computer which speak the protocols of the real services.

Nothing else in the program imports this package at start: it is loaded when practice is asked for.
"""
