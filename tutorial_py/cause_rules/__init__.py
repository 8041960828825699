"""The rules behind `causes.compare_signature`: what people do otherwise, and how to prove it."""
