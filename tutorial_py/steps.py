"""The steps of the guide."""

from typing import Final

# The steps of the guide in their order: the ids of the pages in docs/steps.
STEPS: Final = (
    "open-altrady-keys",
    "choose-exchange",
    "keep-altrady-open",
    "open-account-menu",
    "open-api-management",
    "choose-account",
    "start-new-key",
    "label-and-confirm",
    "copy-secret",
    "paste-secret-copy-whitelist",
    "edit-key",
    "enable-trading",
    "add-extra-key",
    "connect",
    "finish",
    "find-cro-markets",
)
