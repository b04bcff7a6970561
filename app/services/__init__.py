"""One thin typed client for each of Microsoft's services. They fetch and parse; they decide nothing."""
