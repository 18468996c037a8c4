"""The price table, from a YAML file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from aspera.domain.errors import InvalidInput
from aspera.domain.prices import PriceTable


class _ExactLoader(yaml.SafeLoader):
    """Numbers are read as they are written."""


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)).replace("_", ""))


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _decimal)
_ExactLoader.add_constructor("tag:yaml.org,2002:int", _decimal)


def load_prices(path: Path) -> PriceTable:
    """InvalidInput names the file and what is wrong with it."""
    try:
        data: Any = yaml.load(path.read_text("utf-8"), Loader=_ExactLoader)
        return PriceTable.model_validate(data)
    except OSError as error:
        raise InvalidInput(f"The prices in {path} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(map(str, fault["loc"])) or "the file"
        raise InvalidInput(f"{path}: {place}: {fault['msg']}") from error
    except (yaml.YAMLError, UnicodeDecodeError, ArithmeticError) as error:
        raise InvalidInput(f"{path} is no price table: {' '.join(str(error).split())}") from error
