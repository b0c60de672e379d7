"""The bodies of the commands, one file each; the command line dispatches to them."""
