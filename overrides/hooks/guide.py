"""Adapters between MkDocs and the guide; each decides nothing itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from overrides.build import (
    finish,
    front_matter,
    layout,
    licences,
    overlay,
    policy,
    repairs,
    runtime,
    source_maps,
    step_links,
    styles,
    tools,
    versions,
)
from overrides.offline import files as offline_files
from overrides.offline import finish as offline_finish
from overrides.pdf import making

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

SOURCE_MAP = source_maps.SUFFIX
OTHER_LANGUAGES = "assets/javascripts/lunr/"
"""What the theme's search would load for languages that the guide is not in."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the templates where the runtime is and what the steps' sites are called."""
    built = runtime.load_runtime()
    config.extra["runtime"] = {**built.manifest, "base": layout.find_base()}
    config.extra["guide_version"] = versions.choose_version()
    config.extra["guide_versions"] = versions.list_versions()
    config.extra["published"] = layout.is_published()
    config.extra["service_worker"] = not policy.PREVIEW and not layout.is_offline()
    config.extra["offline"] = offline_files.ENTRY if layout.is_offline() else ""
    if layout.is_offline():
        config.theme["features"].remove("navigation.instant")
        config.extra["polyfills"] = [offline_files.SEARCH_WORKER]
    if layout.is_published():
        config.extra["version"] = {"provider": "mike", "default": layout.LATEST}
        config.extra["offline_copy"] = f"../{layout.COPIES}{layout.COPY}"
        # One choice of colours for all versions.
        config.extra["scope"] = layout.find_scope(config.site_url or "")
    config.extra["sites"] = front_matter.SITES
    own = layout.find_own(versions.choose_version().name)
    pdfs = [] if policy.PREVIEW else making.list_pdfs()
    config.extra["pdfs"] = [{**pdf, "address": own + pdf["address"]} for pdf in pdfs]
    config.extra["step_numbers"] = front_matter.number_steps()
    return config


def on_env(env: Environment, **_: object) -> Environment:
    """Let what templates write as JSON stay in its order: files are asked for in it."""
    env.policies["json.dumps_kwargs"] = {"sort_keys": False}
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is not in the docs folder, and keep out what nobody reads in the site."""
    for file in list(files):
        own = file.src_dir is not None and Path(file.src_dir) == tools.ROOT / "overrides"
        unread = own and not file.src_uri.startswith("assets/")
        unread |= own and file.src_uri.startswith(styles.FOLDER)
        unread |= file.src_uri.startswith(OTHER_LANGUAGES) or file.src_uri.endswith(SOURCE_MAP)
        if unread:
            files.remove(file)
    files.append(File.generated(config, styles.ENTRY, content=styles.join_styles()))
    for page, text in overlay.list_overlaid().items():
        files.remove(files.src_uris[page])
        files.append(File.generated(config, page, content=text))
    built = runtime.load_runtime()
    if layout.is_offline():
        for address, content in offline_files.make_files(built).items():
            files.append(File.generated(config, address, content=content))
    elif not layout.is_published():
        for address in built.list_addresses():
            path = str(built.folder / address)
            files.append(File.generated(config, f"{runtime.FOLDER}{address}", abs_src_path=path))
    for licence in licences.list_licences():
        if licence.text:
            files.append(File.generated(config, licence.address, content=licence.text))
    config.extra["steps"] = step_links.list_step_links(lambda page: files.src_uris[page].url)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Stop the build on a step whose front matter is off."""
    del files
    if layout.is_published():
        page.canonical_url = layout.find_canonical(page.canonical_url or "", config.site_url or "")
    path = Path(page.file.src_uri)
    if path.parent.name == "steps":
        try:
            front_matter.check_step(page.meta, path.stem)
        except front_matter.FrontMatterError as error:
            raise PluginError(str(error)) from error
    return markdown


def on_startup(command: str, dirty: bool) -> None:  # noqa: FBT001 - MkDocs' signature
    """Note whether pages are made for writing or for readers."""
    del dirty
    policy.PREVIEW = command == "serve"


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Repair the theme's page for what is not found."""
    del config
    return repairs.repair_page(output_content) if template_name == "404.html" else output_content


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Repair the theme's pages."""
    del page, config
    return repairs.repair_page(output)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site when everything else has put its files there."""
    if not policy.PREVIEW and not layout.is_offline():
        site = Path(config.site_dir)
        making.build_pdfs(site, site / making.FOLDER, config.site_url or "")
    if layout.is_offline():
        offline_finish.finish_copy(Path(config.site_dir), runtime.load_runtime())
        return
    root = layout.find_root(config.site_url or "")
    finish.finish_site(Path(config.site_dir), runtime.load_runtime(), root)
