"""The garble layer: a small transformer that marks the words of a sentence a reader stumbles over.

It comes with postedit (`model.onnx`, made by `training/garble`, whose model card says from what) and is run
by onnxruntime on the processor. The check `garble` turns its judgements into findings of the rules GC200 to
GC206, so they are documented, selected, suppressed and tested like any other rule.
"""

from __future__ import annotations

CODES = "GC2"
"""What the codes of its rules, and only they, begin with."""
KINDS = ("ok", "missing", "extra", "form", "word", "order", "garbled")
"""What the model says of a word; all but the first are faults, each with a rule of that `fault`."""
MARKED = "marked"
"""The `fault` of what a rater is likely to mark though none of the kinds is sure."""
