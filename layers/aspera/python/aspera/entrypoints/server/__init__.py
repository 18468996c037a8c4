"""The laptop's server: AppSync's HTTP and realtime protocol, files, and the user interface."""
