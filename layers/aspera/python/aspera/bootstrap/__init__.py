"""The composition root: every port with its adapter. Nothing else knows adapters."""

from aspera.bootstrap.binding import bind, current_ports
from aspera.bootstrap.functions import function_names, load_function
from aspera.bootstrap.installation import check_installation
from aspera.bootstrap.local_ports import LocalPorts

__all__ = ["LocalPorts", "bind", "check_installation", "current_ports", "function_names", "load_function"]
