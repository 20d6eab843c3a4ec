"""Runs `.tflite` models with the code that runs on microcontrollers, on this machine and on simulated boards.

    from tflite_micro import Interpreter

The command line `tflm` is the package `tflite_micro.cli`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tflite_micro.interpreter import Interpreter, InterpreterError, TensorError

__version__ = "0.1.0"
__all__ = ["Interpreter", "InterpreterError", "TensorError", "__version__"]


def __getattr__(name: str) -> Any:
    # Loaded on first use: tools that only drive simulated boards need neither numpy nor the extension module.
    if name in ("Interpreter", "InterpreterError", "TensorError"):
        from tflite_micro import interpreter

        return getattr(interpreter, name)
    raise AttributeError(f"module 'tflite_micro' has no attribute '{name}'")
