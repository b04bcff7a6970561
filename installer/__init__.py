"""What turns the program into bundles and installers. No part of the program, and never shipped with it."""
