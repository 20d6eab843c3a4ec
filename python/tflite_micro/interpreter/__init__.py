"""Runs `.tflite` models on the host with the same code that runs on the device."""

from tflite_micro.interpreter.interpreter import Interpreter, InterpreterError, TensorError

__all__ = ["Interpreter", "InterpreterError", "TensorError"]
