"""Compile the modules of an archive into bytecode, by the very Python that will run it.

Without docstrings, assertions, line numbers and functions' types, which no reader sees and every
reader would load.
Runs in Pyodide, as a part of the build.
"""

import ast
import importlib.util
import marshal
import re
import types
import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)

UNCHECKED = (1).to_bytes(4, "little")
"""Says in a `.pyc` that it has the hash of its source, and is never compared with it: there is
none beside it (PEP 552)."""

LEFT_OUT = re.compile(r"(?:bz2|lzma|ssl)\.py|compression/zstd/.*")
"""Python's start loads these where they are, does without where not, and calls none. They come with
the rest of the runtime."""

NOWHERE, MOST = 0xF8, 8
"""In a table of lines, the entry of so many instructions without a line, less one."""


def blank_lines(code: types.CodeType) -> bytes:
    """Give a table that names no line for any instruction: errors are still told with it."""
    whole, rest = divmod(len(code.co_code) // 2, MOST)
    entries = [NOWHERE | MOST - 1] * whole + ([NOWHERE | rest - 1] if rest else [])
    return bytes(entries)


def strip_lines(code: types.CodeType) -> types.CodeType:
    """Take the line numbers out of code and of all that is defined in it."""
    constants = [
        strip_lines(each) if isinstance(each, types.CodeType) else each for each in code.co_consts
    ]
    return code.replace(co_linetable=blank_lines(code), co_consts=tuple(constants))


Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_asked(function: Function) -> bool:
    """Tell whether a decorator asks for a function's types, as `functools.singledispatch` does."""
    return any("register" in ast.unparse(each) for each in function.decorator_list)


def strip_types(tree: ast.Module) -> ast.Module:
    """Take out what functions say of the types that they take and give."""
    for node in ast.walk(tree):
        if isinstance(node, Function) and not is_asked(node):
            node.returns = None
            for each in ast.walk(node.args):
                if isinstance(each, ast.arg):
                    each.annotation = None
    return tree


def compile_module(name: str, source: bytes) -> bytes:
    """Give the content of a module's `.pyc`."""
    tree = strip_types(ast.parse(source, name))
    code = strip_lines(compile(tree, name, "exec", dont_inherit=True, optimize=2))
    head = importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source)
    return head + marshal.dumps(code)


def compile_archive(source: str, target: str) -> None:
    """Write an archive anew with its modules compiled, the same every time, without `LEFT_OUT`."""
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as made:
        for name in sorted(name for name in given.namelist() if not LEFT_OUT.fullmatch(name)):
            content = given.read(name)
            if name.endswith(".py"):
                made.writestr(zipfile.ZipInfo(f"{name}c", EARLIEST), compile_module(name, content))
            else:
                made.writestr(zipfile.ZipInfo(name, EARLIEST), content)
