from overrides.build.step_links import list_step_links
from tutorial_py.steps import STEPS


def test_every_step_has_its_words_and_its_address() -> None:
    links = list_step_links(lambda page: f"at/{page}")
    assert tuple(links) == STEPS
    assert links["enable-trading"] == {
        "words": "step 12: Enable trading and hand over the API key",
        "address": "at/steps/12-enable-trading.md",
    }
