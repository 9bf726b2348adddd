"""Errors go to other processes and come back as they were: head-ends read meters in pools of them."""

from __future__ import annotations

import copy
import inspect
import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor

import pytest

from cosem.apdu import Conformance, DataAccessResult
from dlms import errors
from dlms.errors import DlmsError

# Of those that are made of something else than what they say.
MADE_OF: dict[type[DlmsError], tuple[object, ...]] = {
    errors.LinkError: ("a reason", 3, "incomplete"),
    errors.FrameError: ("a reason", 3),
    errors.LinkFailure: ("a reason",),
    errors.UnrelatedAnswer: (3,),
    errors.SecurityError: ("a reason", 3, "incomplete"),
    errors.NotGranted: (Conformance.GET | Conformance.SET,),
    errors.AssociationRejected: (1, "xdlms", 2),
    errors.DataAccessError: (DataAccessResult.READ_WRITE_DENIED, "a register"),
    errors.ActionError: (77, "a method"),
    errors.ExceptionResponseError: (1, "invocation-counter-error", 5, True),
    errors.ConfirmedServiceErrorReceived: ("read", "access", 3),
}
KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, DlmsError)]


def made(kind: type[DlmsError]) -> DlmsError:
    for known in kind.__mro__:
        if known in MADE_OF:
            return kind(*MADE_OF[known])
    assert "__init__" not in vars(kind)
    return kind("a reason")


def raises(kind: type[DlmsError]) -> None:
    raise made(kind)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_copy_is_as_it_was(kind: type[DlmsError], again: Callable[[DlmsError], DlmsError]) -> None:
    error = made(kind)
    found = again(error)
    assert (type(found), str(found), found.args, vars(found)) == (kind, str(error), error.args, vars(error))


def test_from_a_process_of_a_pool() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        with pytest.raises(errors.AuthenticationRejected, match="xdlms") as caught:
            pool.submit(raises, errors.AuthenticationRejected).result(timeout=60)
        assert (caught.value.diagnostic, caught.value.permanent) == (2, True)
        assert pool.submit(str, 5).result(timeout=60) == "5"
