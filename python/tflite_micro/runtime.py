"""The interpreter under the module name that users of the TensorFlow Lite Micro package import it from."""

from tflite_micro.interpreter import Interpreter, InterpreterError, TensorError

__all__ = ["Interpreter", "InterpreterError", "TensorError"]
