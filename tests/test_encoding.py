"""Bytes to text and back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.encoding import BinaryError, DecodeError, decode


@given(st.binary(max_size=400))
def test_what_can_be_decoded_is_written_back_byte_for_byte(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DecodeError:
        return
    assert decoded.encode(decoded.text) == data


@given(st.text(max_size=200))
def test_utf8_is_read_as_it_is(text: str) -> None:
    if "\0" not in text:
        assert decode(text.encode("utf-8")).text == text


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_byte_order_mark_decides_and_stays(bom: bytes, encoding: str) -> None:
    decoded = decode(bom + "„Größe“ 😀".encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.bom) == ("„Größe“ 😀", encoding, bom)
    assert decoded.encode("ß") == bom + "ß".encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_seen_by_its_zero_bytes(encoding: str) -> None:
    assert decode("The harbour is closed.".encode(encoding)).encoding == encoding


def test_legacy_encoding_is_guessed() -> None:
    text = "Die Brücke über die Förde wurde für den Verkehr geöffnet. Große Schiffe müssen später fahren."
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.guessed) == (text, True)


def test_declared_encoding_is_taken() -> None:
    assert decode("Žižkov".encode("iso-8859-2"), "iso-8859-2").text == "Žižkov"
    with pytest.raises(DecodeError, match="not valid ascii at byte 1"):
        decode(b"a\xff", "ascii")
    with pytest.raises(DecodeError, match="unknown encoding"):
        decode(b"a", "klingon")


def test_broken_utf8_is_named_with_its_place() -> None:
    with pytest.raises(DecodeError, match=r"byte 12 \(line 2\)"):
        decode("Überall\nja ".encode() + b"\xff" + "ö".encode())


def test_binary_is_told_from_text() -> None:
    with pytest.raises(BinaryError):
        decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")
