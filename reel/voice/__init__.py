"""Words into sound: what speaks a beat, and when each of its words is said."""

import os

# What runs the models, ONNX Runtime, would tell its makers that it is used, and leave an identifier
# among the temporary files. Nobody has asked for that. It looks here when it is imported.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
