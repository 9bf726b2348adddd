"""Reading: names of files, places in them, and files that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cosemc.read import SIZE_LIMIT, SourceFile, read
from cosemc.specs import default_specs, own_specs


def write(path: Path, text: str | bytes = "x\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def codes(*paths: Path) -> list[str]:
    return [diagnostic.code for diagnostic in read(paths).diagnostics]


def test_files_of_a_folder_are_named_by_their_path_within_it(tmp_path: Path) -> None:
    write(tmp_path / "b" / "two.asn")
    write(tmp_path / "a" / "one.ASN1")
    write(tmp_path / "a" / "notes.txt")
    write(tmp_path / ".hidden" / "three.asn")
    assert [source.name for source in read([tmp_path]).sources] == ["a/one.ASN1", "b/two.asn"]


def test_a_file_within_a_specs_folder_has_one_name_however_it_is_given(tmp_path: Path) -> None:
    file = write(tmp_path / "specs" / "apdu" / "one.asn")
    for given in (file, file.parent, file.parent.parent):
        assert [source.name for source in read([given]).sources] == ["apdu/one.asn"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "one.asn")
    assert len(read([file, tmp_path, file]).sources) == 1


def test_the_order_of_the_arguments_does_not_matter(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{name}.asn") for name in "cab"]
    assert read(files).sources == read(files[::-1]).sources


def test_a_single_file_may_have_any_suffix(tmp_path: Path) -> None:
    assert [source.name for source in read([write(tmp_path / "module.txt")]).sources] == ["module.txt"]


def test_line_ends_and_byte_order_mark_are_evened_out(tmp_path: Path) -> None:
    (source,) = read([write(tmp_path / "one.asn", b"\xef\xbb\xbfa\r\nb\rc\n")]).sources
    assert source.text == "a\nb\nc\n"


def test_missing_paths_and_folders_without_specs(tmp_path: Path) -> None:
    assert codes(tmp_path / "nothing.asn") == ["R001"]
    assert codes(tmp_path) == ["R003"]


def test_octets_that_are_not_utf8_have_a_place(tmp_path: Path) -> None:
    (diagnostic,) = read([write(tmp_path / "one.asn", b"ok\n\xc3\xa9x\xff")]).diagnostics
    assert (diagnostic.code, diagnostic.message) == ("R002", "octet ff is not UTF-8")
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.span.column) == (2, 3)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a" / "one.asn"), write(tmp_path / "b" / "one.asn")
    assert codes(first, second) == ["R004"]


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.asn"
    os.mkfifo(pipe)
    assert codes(pipe) == ["R005"]


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "large.asn")
    os.truncate(file, SIZE_LIMIT + 1)
    assert codes(file) == ["R005"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "secret.asn")
    file.chmod(0)
    assert codes(file) == ["R005"]


def test_a_link_that_leads_back_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "one.asn")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [source.name for source in read([tmp_path]).sources] == ["one.asn"]


def test_places_count_from_one_in_characters() -> None:
    source = SourceFile(Path("x"), "x", "äb\n\ncd")
    assert [source.position(offset) for offset in range(7)] == [(1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 2), (3, 3)]
    assert [source.line(number) for number in range(5)] == ["", "äb", "", "cd", ""]


def test_the_default_is_the_specs_folder_of_the_checkout_around(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = tmp_path / "specs"
    within = specs / "apdu" / "deeper"
    within.mkdir(parents=True)
    monkeypatch.chdir(within)
    assert default_specs() == specs


def test_away_from_a_checkout_the_default_is_that_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_specs() == own_specs() == Path(__file__).parents[2] / "specs"
