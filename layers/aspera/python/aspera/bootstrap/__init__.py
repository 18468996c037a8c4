"""The composition root: every port with its adapter. Nothing else knows adapters."""

from aspera.bootstrap.binding import bind, current_ports
from aspera.bootstrap.functions import function_names, load_function
from aspera.bootstrap.installation import check_installation
from aspera.bootstrap.local_ports import LocalPorts
from aspera.bootstrap.port_calls import answer_port_call

__all__ = [
    "LocalPorts",
    "answer_port_call",
    "bind",
    "check_installation",
    "current_ports",
    "function_names",
    "load_function",
]
