"""One account of the local exchange: its balance and its orders."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from itertools import count
from typing import Any

from tests.exchange.refusals import Refusal

type Params = Mapping[str, Any]

INSTRUMENT = {
    "symbol": "BTC_USDT",
    "inst_type": "CCY_PAIR",
    "display_name": "BTC/USDT",
    "base_ccy": "BTC",
    "quote_ccy": "USDT",
    "quote_decimals": 2,
    "quantity_decimals": 5,
    "price_tick_size": "0.01",
    "qty_tick_size": "0.00001",
    "max_leverage": "1",
    "tradable": True,
    "expiry_timestamp_ms": 0,
}
FUNDS = Decimal(10_000)


class Book:
    """Orders by their ids, and what they reserve."""

    def __init__(self) -> None:
        self.orders: dict[str, dict[str, Any]] = {}
        self._ids = count(6_540_219_377_000_000_001)

    def answer(self, method: str, params: Params) -> Any:
        """Do a call that was let in. Raises Refusal."""
        return PRIVATE[method](self, params)

    def read_balance(self, _params: Params) -> Any:
        reserved = sum((_value(order) for order in self._open()), Decimal())
        position = {
            "instrument_name": "USDT",
            "quantity": str(FUNDS),
            "reserved_qty": str(reserved),
        }
        return {"data": [{"instrument_name": "USD", "position_balances": [position]}]}

    def create_order(self, params: Params) -> Any:
        if not all(params.get(name) for name in ("instrument_name", "side", "type", "quantity")):
            raise Refusal("MISSING_OR_INVALID_ARGUMENT")
        order = {**params, "order_id": str(next(self._ids)), "status": "ACTIVE"}
        order |= {"order_type": params["type"], "limit_price": params.get("price", "0")}
        if sum(map(_value, self._open()), _value(order)) > FUNDS:
            raise Refusal("INSUFFICIENT_AVAILABLE_BALANCE")
        self.orders[order["order_id"]] = order
        return _name(order)

    def create_list(self, params: Params) -> Any:
        orders = params.get("order_list")
        if not isinstance(orders, list) or not orders:
            raise Refusal("MISSING_OR_INVALID_ARGUMENT")
        made = [self.create_order(order) for order in orders]
        return [{"code": 0, "index": index, **each} for index, each in enumerate(made)]

    def cancel_order(self, params: Params) -> Any:
        order = self.read_order(params)
        order["status"] = "CANCELED"
        return _name(order)

    def read_order(self, params: Params) -> Any:
        if params.get("order_id") not in self.orders:
            raise Refusal("MISSING_OR_INVALID_ARGUMENT")
        return self.orders[params["order_id"]]

    def list_open(self, params: Params) -> Any:
        name = params.get("instrument_name")
        return {"data": [order for order in self._open() if name in {None, _pair(order)}]}

    def list_nothing(self, _params: Params) -> Any:
        return {"data": []}

    def list_networks(self, _params: Params) -> Any:
        return {"currency_map": {}}

    def _open(self) -> list[dict[str, Any]]:
        return [order for order in self.orders.values() if order["status"] == "ACTIVE"]


def list_instruments() -> Any:
    """Answer the one public call."""
    return {"data": [INSTRUMENT]}


def _pair(order: Params) -> Any:
    return order["instrument_name"]


def _name(order: Params) -> dict[str, Any]:
    return {name: order[name] for name in ("order_id", "client_oid") if name in order}


def _value(order: Params) -> Decimal:
    try:
        return Decimal(order["quantity"]) * Decimal(order["limit_price"])
    except InvalidOperation:
        raise Refusal("MISSING_OR_INVALID_ARGUMENT") from None


PRIVATE: Mapping[str, Callable[[Book, Params], Any]] = {
    "private/user-balance": Book.read_balance,
    "private/create-order": Book.create_order,
    "private/create-order-list": Book.create_list,
    "private/cancel-order": Book.cancel_order,
    "private/get-order-detail": Book.read_order,
    "private/get-open-orders": Book.list_open,
    "private/get-order-history": Book.list_nothing,
    "private/get-trades": Book.list_nothing,
    "private/get-currency-networks": Book.list_networks,
}
PUBLIC: Mapping[str, Callable[[], Any]] = {"public/get-instruments": list_instruments}
