"""Words in a line, and links."""

from __future__ import annotations

from tests.unit.pdf.kit import LIVE, PAGE, make_writer, write


def test_a_link_inside_the_book_leads_to_its_page() -> None:
    assert write('<a href="../../tools/check-keys/#by-hand">by hand</a>') == (
        'inner("tools/check-keys/#by-hand", "by hand")'
    )
    assert write('<a href="#do-this">it</a>') == f'inner("{PAGE}#do-this", "it")'
    assert write('<a href="../../">start</a>') == 'inner("#", "start")'


def test_each_address_outside_has_one_number() -> None:
    writer = make_writer()
    code = write(
        '<a href="https://a.example/">a</a> <a href="https://b.example/#c">b</a> '
        '<a href="https://a.example/">again</a>',
        writer,
    )
    assert writer.outside == ["https://a.example/", "https://b.example/#c"]
    assert 'outer("https://a.example/", 1, "again")' in code


def test_a_file_of_the_site_is_linked_where_it_is_online() -> None:
    writer = make_writer()
    write('<a href="../../licences/lunr.txt">MIT</a>', writer)
    assert writer.outside == [f"{LIVE}licences/lunr.txt"]


def test_a_page_of_another_version_is_outside_of_the_book() -> None:
    writer = make_writer()
    write('<a href="../../../earlier/">Earlier</a>', writer)
    assert writer.outside == ["https://guide.example/earlier/"]


def test_code_in_a_line_keeps_every_character() -> None:
    assert write('<code>a "b" \\c</code>') == 'raw("a \\"b\\" \\\\c")'


def test_the_sign_that_links_to_a_heading_is_left_out() -> None:
    html = '<h2 id="a">Do this<a class="headerlink" href="#a">¶</a></h2>'
    assert write(html) == f'section(3, 2, "{PAGE}#a", "Do this")'
