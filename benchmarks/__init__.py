"""What Tablée costs beside its peers.

Law: a ratio compares the same work in the same run, on loopback, in bounded count and time; nothing here is a
test, and no process is ended but those started here.
"""
