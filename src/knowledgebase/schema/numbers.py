"""Numbers that may have decimals, as Finns write them."""

from typing import Annotated, Any

from pydantic import BeforeValidator


def with_point(value: Any) -> Any:
    """Turn a decimal comma into the point that a number has."""
    return value.replace(",", ".", 1) if isinstance(value, str) else value


Number = Annotated[float, BeforeValidator(with_point)]
"""A number that may have decimals, with a comma or a point before them."""
