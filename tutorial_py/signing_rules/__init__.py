"""The rules behind `signing.sign_request`: one module for each thing that is looked at."""
