"""Breaking: where the lines of justified text end, on sheets whose word processor did not just fill them."""

from masthead.breaking.document import break_lines
from masthead.breaking.metrics import FaceMetrics, Metrics

__all__ = ["FaceMetrics", "Metrics", "break_lines"]
