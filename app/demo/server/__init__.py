"""What the practice services run on: ports, connections, certificates, faults on the wire."""
