"""Clean English under open licences, from public repositories: one file of paragraphs for every source.

python corpus.py MIRRORS OUT            MIRRORS holds a clone of each repository, named owner+name/repo
python corpus.py MIRRORS OUT --unseen   what the model is never trained on, for weigh.py

Sources, licences and sizes stand in README.md beside this file.
"""

from __future__ import annotations

import argparse
import html
import io
import json
import random
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.document import Document
from lint.formats import BlockKind

Documents = Iterable[tuple[str, Sequence[str]]]
"""Name and paragraphs."""

SHOWS = r"^(podcast|friends|founderstalk|gotime|practicalai|rfc|spotlight|jsparty|shipit|brainscience|interviews)/.*md$"
TEXTBOOKS = ("anatomy", "biology", "sociology", "psychology", "us-history")
BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
SENTENCE_END = re.compile(r"[.!?”\"’)]$")
NO_PROSE = re.compile(r"[{}<>|\\]|\[link|https?:|=|^\W*\d+[.)]? ?$")
BOOKS = (
    "agatha-christie_the-mysterious-affair-at-styles", "arthur-conan-doyle_the-hound-of-the-baskervilles",
    "bertrand-russell_the-problems-of-philosophy", "bram-stoker_dracula", "charles-dickens_great-expectations",
    "f-scott-fitzgerald_the-great-gatsby", "g-k-chesterton_heretics", "h-g-wells_the-time-machine",
    "jack-london_the-call-of-the-wild", "jane-austen_emma",
    "p-g-wodehouse_right-ho-jeeves",
)  # fmt: skip
UNSEEN_BOOKS = ("henry-david-thoreau_walden", "virginia-woolf_mrs-dalloway")
CHAPTERS = (
    r"text/(?!titlepage|imprint|colophon|uncopyright|halftitle|dedication|epigraph|endnotes|preface|foreword).*xhtml$"
)
EDITED = (
    r"written/(wsj_|NYT|.*nyt|.*apw|Article247|History|Intro|Where?ToH|What|anth_essay|fcic|journal\.|pmed|rr166"
    r"|14[67]|rybczynski|chapter|ch[5Z]|CUP|lessig|A1\.E|Env|Postal|VOL15|blog-|Italy|appalachian|detroit|marine)"
)
"""What an editor saw of MASC: no letters, posts, tweets, scripts or spam."""
FRAGMENTS = frozenset({"peps", "jekyll", "nodejs", "hugo", "rust"})
"""Sources whose list items are kept though they are no sentences: the model must know that they are right."""
DETOKENIZED = [
    (r" ([.,;:!?%)\]])", r"\1"), (r"([(\[$]) ", r"\1"), (r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1"), (r" - (?=\w)", "-"),
]  # fmt: skip


@dataclass(frozen=True)
class Mirror:
    """A clone of a public repository, read at its newest commit."""

    folder: Path

    def files(self, pattern: str) -> list[str]:
        """Names of the files that match and are there (a clone may leave out the largest)."""
        listed = self._git("ls-tree", "-r", "-l", "HEAD").decode()
        lines = (line.split("\t") for line in listed.splitlines())
        return [name for about, name in lines if "BAD" not in about and re.search(pattern, name)]

    def bytes(self, name: str) -> bytes:
        return self._git("show", f"HEAD:{name}")

    def text(self, name: str) -> str:
        return self.bytes(name).decode("utf-8", "replace")

    def _git(self, *arguments: str) -> bytes:
        folder = self.folder / ".git" if (self.folder / ".git").exists() else self.folder
        return subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=True).stdout


def textbook(repo: Mirror) -> Documents:
    """OpenStax books as Markdown."""
    for name in repo.files(r"^contents/.*md$"):
        text = re.sub(r"^---.*?---\n", "", repo.text(name), flags=re.S)
        for pattern, by in (
            (r"\{:[^}]*\}", ""), (r"!\[.*?\]\(.*?\)", ""), (r"<[^>]*>", " "),
            (r"\s*\(\[\\?\[?link\\?\]?\]\([^)]*\)\)", ""),
            (r"\[([^\]\\]*)\]\([^)]*\)", r"\1"), (r"\*\*|__|(?<!\w)\*|\*(?!\w)", ""),
        ):  # fmt: skip
            text = re.sub(pattern, by, text, flags=re.S)
        paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n", html.unescape(text)))
        yield name, [p for p in paragraphs if not p.startswith(("#", "*", "-", "|", "1."))]


def xml(pattern: str, tag: str, begin: str = "", stop: str = "\0") -> Callable[[Mirror], Documents]:
    """Paragraphs of XML files, without citations and formulas."""

    def read(repo: Mirror) -> Documents:
        for name in repo.files(pattern):
            body = repo.text(name).split(stop)[0].split(begin)[-1] if begin else repo.text(name).split(stop)[0]
            yield name, list(_elements(body, tag))

    return read


def _elements(text: str, tag: str) -> Iterator[str]:
    for match in re.finditer(rf"<{tag}\b[^>]*>(.*?)</{tag}>", text, re.S):
        inner = re.sub(r'<xref[^>]*ref-type="bibr"[^>]*>.*?</xref>', "", match.group(1), flags=re.S)
        if re.search(r"<(?:inline-formula|disp-formula|m:math|math|list|table|note)\b", inner):
            continue
        plain = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<link[^>]*/>", "[link]", inner)))
        plain = re.sub(r"\s*\[[\s,–-]*\]|\s*\((?:see )?\[link\]\)|[\u2060\u200a]", "", plain)
        yield re.sub(r"\s+([.,;])", r"\1", plain)


def markup(pattern: str, format: str) -> Callable[[Mirror], Documents]:
    """Documentation, as postedit itself reads it."""

    def read(repo: Mirror) -> Documents:
        for name in repo.files(pattern):
            document = Document.parse(repo.text(name), format=format)
            yield name, [b.text for b in document.blocks if b.kind in BLOCKS and b.text.count("\ufffc") <= 3]

    return read


def transcripts(first: int, stop: int) -> Callable[[Mirror], Documents]:
    """What people said, edited by a transcriber; without the names of the speakers."""

    def read(repo: Mirror) -> Documents:
        names = repo.files(SHOWS)
        random.Random(1).shuffle(names)
        for name in names[first:stop]:
            text = re.sub(r"\*\*[^*]+:\*\*", "\n\n", repo.text(name))
            text = re.sub(r"[*_`#>]", "", re.sub(r"\\?\[[^\]]*\\?\](\([^)]*\))?", "", text))
            yield name, [p for p in re.split(r"\n\s*\n", text) if len(p.split()) > 25 and "--" not in p]

    return read


def encyclopedia(repo: Mirror) -> Documents:
    """The complex sentences of WikiSplit, put together again from their tokens."""
    for name in ("tune.tsv", "validation.tsv", "test.tsv"):
        for number, line in enumerate(repo.text(name).splitlines()):
            text = line.split("\t")[0]
            if not re.search(r"''|``|\"", text) and text.count("(") == text.count(")"):
                for pattern, by in DETOKENIZED:
                    text = re.sub(pattern, by, text)
                yield f"{name}{number // 50}", [text]


def speeches(repo: Mirror) -> Documents:
    """State of the Union addresses."""
    archive = zipfile.ZipFile(io.BytesIO(repo.bytes("packages/corpora/state_union.zip")))
    for name in archive.namelist():
        if name.endswith(".txt"):
            text = archive.read(name).decode("cp1252", "replace").replace("--", "—")
            yield name, re.split(r"\n\s*\n", text)


def newspapers(repo: Mirror) -> Documents:
    """Newspapers, magazines, essays, guides and reports of MASC, put together again from its tagged tokens."""
    archive = zipfile.ZipFile(io.BytesIO(repo.bytes("packages/corpora/masc_tagged.zip")))
    for name in archive.namelist():
        if re.search(EDITED, name):
            lines = archive.read(name).decode("utf-8", "replace").splitlines()
            yield name, [text for line in lines if (text := _untagged(line))]


def _untagged(line: str) -> str:
    """Empty where its quotation marks leave two readings."""
    text = " ".join(token.rsplit("_", 1)[0] for token in line.split())
    if text.count('"') % 2 or re.search(r"``|''|--| ’ ", text):
        return ""
    text = re.sub(r'" (.*?) "', r"“\1”", text)
    for pattern, by in DETOKENIZED:
        text = re.sub(pattern, by, text)
    return text


def debates(first: int, step: int) -> Callable[[Mirror], Documents]:
    """Speeches in the European Parliament, most of them translated by people; every eighth or sixteenth."""

    def read(repo: Mirror) -> Documents:
        for name in repo.files(r"^(train|dev)/.*/ep-.*txt$")[first::step]:
            text = re.sub(r"^<.*>$", "\n", repo.text(name), flags=re.M)
            text = re.sub(r" - (?=\w)|(?<=\w) -- (?=\w)", " – ", re.sub(r"\([A-Z]{2}\) ", "", text))
            yield name, re.split(r"\n+", text)

    return read


def sentences(repo: Mirror) -> Documents:
    """The text lines of GUM: its sources under open licences only."""
    for name in repo.files(r"not-to-release/sources/GUM_(news|interview|bio|voyage|textbook|speech|academic)_.*conllu"):
        yield name, [line[9:] for line in repo.text(name).splitlines() if line.startswith("# text = ")]


SOURCES: dict[str, tuple[str, Callable[[Mirror], Documents]]] = {
    **{book: (f"philschatz+{book}-book", textbook) for book in TEXTBOOKS},
    "plos": ("PLOS+allofplos", xml(r"starter_corpus/.*xml$", "p", stop="<back>")),
    "economics": ("openstax+osbooks-principles-economics-bundle", xml(r"cnxml$", "para", begin="<content>")),
    "wikisplit": ("google-research-datasets+wiki-split", encyclopedia),
    "sotu": ("nltk+nltk_data", speeches),
    **{book: (f"standardebooks+{book}", xml(CHAPTERS, "p")) for book in BOOKS},
    "changelog": ("thechangelog+transcripts", transcripts(0, 150)),
    "peps": ("python+peps", markup(r"peps/pep-\d+\.rst$", "rst")),
    "jekyll": ("jekyll+jekyll", markup(r"docs/.*\.md$", "markdown")),
    "hugo": ("gohugoio+hugoDocs", markup(r"content/en/.*\.md$", "markdown")),
    "rust": ("rust-lang+reference", markup(r"src/.*\.md$", "markdown")),
    "nodejs": ("nodejs+nodejs.org", markup(r"pages/en/(blog|learn|about)/.*\.md$", "markdown")),
    "europarl": ("ufal+europarlmin", debates(0, 8)),
    "masc": ("nltk+nltk_data", newspapers),
    "gum": ("UniversalDependencies+UD_English-GUM", sentences),
}
UNSEEN: dict[str, tuple[str, Callable[[Mirror], Documents]]] = {
    **{book: (f"standardebooks+{book}", xml(CHAPTERS, "p")) for book in UNSEEN_BOOKS},
    "changelog": ("thechangelog+transcripts", transcripts(150, 200)),
    "europarl": ("ufal+europarlmin", debates(4, 16)),
}


def write(path: Path, documents: Documents) -> int:
    """Keep what reads like prose; the number of words."""
    whole = path.stem not in FRAGMENTS
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for name, paragraphs in documents:
            for paragraph in (" ".join(p.split()) for p in paragraphs):
                if len(paragraph.split()) < (6 if whole else 4) or NO_PROSE.search(paragraph):
                    continue
                if not whole or SENTENCE_END.search(paragraph):
                    file.write(json.dumps({"doc": f"{path.stem}/{name}", "text": paragraph}, ensure_ascii=False) + "\n")
                    size += len(paragraph.split())
    return size


def main() -> None:
    """One line a source."""
    parser = argparse.ArgumentParser()
    parser.add_argument("mirrors", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--unseen", action="store_true")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for source, (repo, read) in (UNSEEN if args.unseen else SOURCES).items():
        size = write(args.out / f"{source}.jsonl", read(Mirror(args.mirrors / repo / "repo")))
        print(f"{source}: {size} words", flush=True)


if __name__ == "__main__":
    main()
