"""TFLite_Detection_PostProcess: against LiteRT where it defines all outputs, and against NumPy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from model_tests.operators.case import Case
from model_tests.operators.single import Constant, single

Array = npt.NDArray[Any]

# Scale and zero point of the boxes, the scores and the anchors.
QUANTIZATION = {"uint8": [(0.05, 120), (0.003, 8), (0.01, 5)], "int8": [(0.05, -8), (0.003, -120), (0.01, -123)]}


def _real(values: Array, quantization: tuple[float, int] | None) -> Array:
    if quantization is None:
        return values.astype(np.float64)
    scale, zero_point = quantization
    return ((values.astype(np.float32) - np.float32(zero_point)) * np.float32(scale)).astype(np.float64)


def _overlap(a: Array, b: Array) -> float:
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (a, b)]
    if min(areas) <= 0:
        return 0.0
    sides = [min(a[i + 2], b[i + 2]) - max(a[i], b[i]) for i in (0, 1)]
    shared = max(sides[0], 0.0) * max(sides[1], 0.0)
    return float(shared / (areas[0] + areas[1] - shared))


def _select(boxes: Array, scores: Array, options: dict[str, Any], most: int) -> list[int]:
    chosen: list[int] = []
    for i in np.argsort(-scores, kind="stable"):
        if scores[i] < options["nms_score_threshold"] or len(chosen) == most:
            continue
        if all(_overlap(boxes[i], boxes[k]) <= options["nms_iou_threshold"] for k in chosen):
            chosen.append(int(i))
    return chosen


def _definition(encodings: Array, scores: Array, anchors: Array, options: dict[str, Any]) -> list[Array]:
    """The outputs for real numbers, computed in double precision."""
    scales = [options[name] for name in ("y_scale", "x_scale", "h_scale", "w_scale")]
    center = encodings[:, :2] / scales[:2] * anchors[:, 2:] + anchors[:, :2]
    half = 0.5 * np.exp(encodings[:, 2:4] / scales[2:]) * anchors[:, 2:]
    boxes = np.concatenate([center - half, center + half], axis=1)
    classes = options["num_classes"]
    scores = scores[:, scores.shape[1] - classes :]
    most, repeats = options["max_detections"], options["max_classes_per_detection"]
    found: list[tuple[int, int, float]] = []
    if options.get("use_regular_nms", False):
        for c in range(classes):
            for i in _select(boxes, scores[:, c], options, options.get("detections_per_class", 100)):
                found.append((i, c, float(scores[i, c])))
        found.sort(key=lambda one: -one[2])
        found = found[:most]
        count = len(found)
    else:
        chosen = _select(boxes, scores.max(axis=1), options, most)
        count = len(chosen)
        for i in chosen:
            best = np.argsort(-scores[i], kind="stable")[:repeats]
            found += [(i, int(c), float(scores[i, c])) for c in best]
            found += [(-1, 0, 0.0)] * (repeats - len(best))
    found += [(-1, 0, 0.0)] * (most * repeats - len(found))
    boxes = np.concatenate([boxes, np.zeros([1, 4])])
    columns = [boxes[[i for i, _, _ in found]], [c for _, c, _ in found], [score for _, _, score in found], [count]]
    shapes = [[1, most * repeats, 4], [1, most * repeats], [1, most * repeats], [1]]
    return [np.asarray(values, np.float32).reshape(shape) for values, shape in zip(columns, shapes, strict=True)]


def _is_close_to_a_choice(boxes: Array, threshold: float) -> bool:
    """Whether rounding could decide if two boxes overlap too much."""
    overlaps = [_overlap(a, b) for n, a in enumerate(boxes) for b in boxes[:n]]
    return any(abs(overlap - threshold) < 1e-4 for overlap in overlaps)


def _case(rng: np.random.Generator, box_type: str, score_type: str, by_litert: bool, label: str) -> Case:
    while True:
        count = int(rng.integers(1, 24))
        classes = int(rng.integers(1, 6))
        stride = classes + int(rng.integers(2))
        options: dict[str, Any] = {
            "max_detections": int(rng.integers(1, count + 1 if by_litert else 12)),
            "max_classes_per_detection": int(rng.integers(1, classes + 1 if by_litert else 5)),
            "nms_score_threshold": -10.0 if by_litert else float(rng.choice([0.0, 0.25, 0.5])),
            "nms_iou_threshold": 1.0 if by_litert else float(rng.uniform(0.1, 0.9)),
            "num_classes": classes,
            "y_scale": float(rng.choice([1.0, 10.0])),
            "x_scale": float(rng.choice([1.0, 10.0])),
            "h_scale": float(rng.choice([5.0, 8.0])),
            "w_scale": float(rng.choice([5.0, 8.0])),
        }
        if rng.random() < 0.5:
            options["use_regular_nms"] = True
            options["max_classes_per_detection"] = 1
            if rng.random() < 0.5:
                options["detections_per_class"] = int(rng.integers(1, 6))
        coordinates = int(rng.choice([4, 4, 6]))
        dtypes = [box_type, score_type, box_type]
        pairs = [QUANTIZATION[d][i] if d in QUANTIZATION else None for i, d in enumerate(dtypes)]
        drawn: list[Array] = []
        for i, (dtype, shape) in enumerate(
            zip(dtypes, [[count, coordinates], [count, stride], [count, 4]], strict=True)
        ):
            if dtype == "float32":
                drawn.append((rng.normal(size=shape) if i == 0 else rng.uniform(0.02, 1, size=shape)).astype(dtype))
            elif i == 1:
                # No two are equal, as LiteRT does not say which would come first.
                if count * stride > 256:
                    break
                low = np.iinfo(dtype).min
                drawn.append((rng.permutation(256)[: count * stride].reshape(shape) + low).astype(dtype))
            else:
                zero_point = QUANTIZATION[dtype][i][1]
                low, high = (np.iinfo(dtype).min if i == 0 else zero_point + 1), np.iinfo(dtype).max
                drawn.append(rng.integers(low, high, endpoint=True, size=shape, dtype=dtype))
        if len(drawn) < 3:
            continue
        encodings, scores, anchors = (_real(values, pair) for values, pair in zip(drawn, pairs, strict=True))
        expected = _definition(encodings, scores, anchors, options)
        scales = np.array([options[name] for name in ("y_scale", "x_scale", "h_scale", "w_scale")])
        center = encodings[:, :2] / scales[:2] * anchors[:, 2:] + anchors[:, :2]
        half = 0.5 * np.exp(encodings[:, 2:4] / scales[2:]) * anchors[:, 2:]
        boxes = np.concatenate([center - half, center + half], axis=1)
        if not by_litert and _is_close_to_a_choice(boxes, options["nms_iou_threshold"]):
            continue
        break
    detections = options["max_detections"] * options["max_classes_per_detection"]
    outputs = [
        ([1, detections, 4], "float32"),
        ([1, detections], "float32"),
        ([1, detections], "float32"),
        ([1], "float32"),
    ]
    return single(
        "TFLite_Detection_PostProcess",
        [drawn[0][np.newaxis], drawn[1][np.newaxis], Constant(drawn[2], box_type)],
        outputs,
        operand_quantizations=pairs,
        float_tolerance=1e-5 * float(np.abs(center).max() + half.max()),
        label=f"{label}_{score_type}",
        custom=True,
        expected=None if by_litert else expected,
        **options,
    )


def cases(rng: np.random.Generator) -> Iterator[Case]:
    for box_type, score_type in [
        ("float32", "float32"),
        ("uint8", "uint8"),
        ("float32", "uint8"),
        ("uint8", "float32"),
    ]:
        # Enough boxes, none of which is left out, fill all outputs.
        for i in range(20):
            yield _case(rng, box_type, score_type, True, f"litert{i}")
    for box_type in ["float32", "uint8", "int8"]:
        for score_type in dict.fromkeys(["float32", box_type]):
            for i in range(20):
                yield _case(rng, box_type, score_type, False, f"numpy{i}")
