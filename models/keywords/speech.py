"""The keyword spotter's data: words spoken by espeak-ng, in many voices and over noise.

Needs the program espeak-ng (Debian's package; the shipped model was trained with its version 1.51). Everything is drawn
from one seeded generator, so the same program gives the same recordings. Test recordings use voices and, for the class
"unknown", words that no training recording has.
"""

import io
import subprocess
import wave
from collections.abc import Iterator

import numpy as np
from scipy.signal import lfilter, resample_poly

from models.keywords.features import RATE, SAMPLES, Array, to_pcm

CLASSES = ("silence", "unknown", "yes", "no", "stop", "go")
SILENCE, UNKNOWN = 0, 1

# Voice variants and words are strings with a blank between two of them.
ACCENTS = ("en-us", "en-gb", "en-us-nyc", "en-gb-x-rp", "en-gb-scotland", "en-gb-x-gbclan", "en-029")
TRAIN_VOICES = (
    "f1 f2 f3 m1 m2 m3 m4 m5 m7 klatt klatt3 klatt5 Alicia Andy Annie Denis Gene Hugo Jacky Lee Marco Michael Mike "
    "adam anika antonio aunty belinda boris david ed edward2 grandma grandpa iven iven3 john kaukovalta linda marcelo "
    "max michel norbert paul pedro rob robert shelby steph3 travis zac"
)
TEST_VOICES = "f4 f5 m6 m8 klatt2 klatt4 Andrea Mario Alex benjamin edward iven2 miguel pablo quincy steph"
TRAIN_WORDS = (
    "up down left right on off one two three four five six seven eight nine zero cat dog house tree bird happy wow bed "
    "follow learn visual forward backward sheila marvin step top store start slow show so low note goat gold "
    "coat road yet yard year yellow yesterday guess chess dress nose snow toe shop spot hop stock water window music "
    "light table garden hello world computer machine good bad please thank morning evening apple orange river mountain "
    "sugar paper letter number minute second open close play pause"
)
TEST_WORDS = (
    "red green blue black white stone stamp stair ghost grow glow most yell yawn west rest nest mess boat bone phone "
    "photo pocket rocket kitchen doctor summer winter silver engine travel listen answer question"
)


def speak(word: str, voice: str, words_per_minute: int, pitch: int) -> Array:
    """One word, without the silence around it, as 16 kHz samples whose largest magnitude is 1."""
    command = ["espeak-ng", "-v", voice, "-s", str(words_per_minute), "-p", str(pitch), "--stdout", word]
    output = subprocess.run(command, check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(output)) as file:
        rate = file.getframerate()
        samples = np.frombuffer(file.readframes(len(output)), "<i2").astype(np.float64)
    samples = resample_poly(samples, RATE // 50, rate // 50)
    loud = np.flatnonzero(np.abs(samples) > 0.01 * np.abs(samples).max())
    samples = samples[loud[0] : loud[-1] + 1]
    result: Array = samples / np.abs(samples).max()
    return result


def noise(random: np.random.Generator) -> Array:
    """A second of noise whose effective value is 1: coloured from white to brown, now and then with hum or a beat."""
    colour = random.uniform(0, 0.98)
    sound = lfilter([1], [1, -colour], random.standard_normal(SAMPLES))
    sound /= np.std(sound)
    time = np.arange(SAMPLES) / RATE
    if random.random() < 0.3:
        for harmonic in range(1, 6):
            sound += random.uniform(0, 1) * np.sin(2 * np.pi * (50 * harmonic * time + random.random()))
    if random.random() < 0.3:
        sound *= 1 + 0.9 * np.sin(2 * np.pi * (random.uniform(1, 10) * time + random.random()))
    result: Array = sound / np.std(sound)
    return result


def recording(word: Array | None, random: np.random.Generator) -> Array:
    """A second with `word` (if any) somewhere in it, at some level, in a room, over noise; as it reads from 16 bits."""
    level = 10 ** random.uniform(-1.2, -0.1)
    sound = np.zeros(SAMPLES)
    if word is not None:
        length = min(len(word), SAMPLES)
        begin = random.integers(0, SAMPLES - length + 1)
        sound[begin : begin + length] = word[:length]
        if random.random() < 0.5:
            delay, gain = random.integers(200, 1200), random.uniform(0.1, 0.5)
            sound[delay:] += gain * sound[:-delay]
    # Noise lies 10 to 40 dB under the word's effective value, which is near 0.2 of its peak.
    sound += 0.2 * 10 ** random.uniform(-2, -0.5) * noise(random)
    sound *= level / max(1.0, np.abs(sound).max())
    return to_pcm(sound) / 32768


def recordings(seed: int, voices: str, others: str, each: int, copies: int) -> Iterator[tuple[Array, int]]:
    """Recordings, float64 `[16000]`, with their labels.

    Args:
      seed: start of the generator from which all is drawn.
      voices: espeak-ng's voice variants to choose from.
      others: the words of the class "unknown".
      each: how often every keyword is spoken; "unknown" gets three times as many, "silence" as many.
      copies: recordings, with levels, places and noises of their own, made of each spoken word.
    """
    random = np.random.default_rng(seed)
    for _ in range(each):
        for label in (*range(len(CLASSES)), UNKNOWN, UNKNOWN):
            spoken = None
            if label != SILENCE:
                voice = f"{random.choice(ACCENTS)}+{random.choice(voices.split())}"
                word = str(random.choice(others.split())) if label == UNKNOWN else CLASSES[label]
                spoken = speak(word, voice, int(random.integers(110, 200)), int(random.integers(20, 80)))
            for _ in range(copies):
                yield recording(spoken, random), label
