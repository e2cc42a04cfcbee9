"""Writes made-up articles, a part of them with the faults of machine translation, to measure many files with.

The same number and seed give the same articles.

    python benchmarks/make_articles.py 1000 articles
    postedit check --jobs 2 articles
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

PLACES = ["Nordhamn", "Eastmere", "Calder", "Brinsford", "Westerby", "Harlow", "Kinvara", "Lostock", "Merrow"]
PEOPLE = ["Ada Brandt", "Owen Farrell", "Ines Calder", "Marta Lind", "Piotr Salt", "Hugo Weir", "Nora Finch"]
OFFICES = ["mayor", "harbour master", "minister of transport", "head of the museum", "director of the hospital"]
THINGS = ["bridge", "ferry", "library", "theatre", "tram line", "school", "lighthouse", "market hall", "swimming pool"]
MONTHS = ["January", "February", "April", "June", "July", "August", "September", "November", "December"]
EVENTS = (
    "The {thing} in {place} will close in {month} for repairs that are expected to take {n} weeks.",
    "Work on the {thing} began in {month} and has cost {n} million euros so far.",
    "About {n} people live near the {thing}, and most of them walk past it every day.",
    "The council of {place} voted for the plan by a narrow margin after a debate of {n} hours.",
    "Visitors who bought a ticket before {month} can still use it, and nobody has to pay again.",
    "An older {thing} stood on the same ground until a fire destroyed it {n} years ago.",
    "The company that runs the {thing} employs {n} people and wants to hire more next year.",
    "Neighbours complained about the noise, but few of them want the {thing} to move to {place}.",
)
SPEECH = (
    "“We have waited {n} years for this,” said {person}, the {office}.",
    "{person}, the {office}, said on a visit to {place} that the {thing} would stay.",
    "“Nobody in {place} will lose a job,” {person} told the council.",
)
FAULTS = (
    "“There are other ways to reach {place},” he defended.",
    "“A solution is possible”, has riveted.",
    "The {thing} is is open to everyone who lives in {place}.",
    "Similar Posts",
    "The {thing} cost {n} million of euros.",
    "Share this article",
)
FAULTY = 0.4
"""The part of the articles that have faults."""


def article(random: Random) -> str:
    """One article of 300 to 700 words: a headline and paragraphs about one subject."""
    subject = {"thing": random.choice(THINGS), "person": random.choice(PEOPLE), "office": random.choice(OFFICES)}
    headline = f"{random.choice(PLACES)} argues about its {subject['thing']}"
    paragraphs = [
        " ".join(sentence(random, EVENTS if random.random() < 0.7 else SPEECH, subject) for _ in range(4))
        for _ in range(random.randint(5, 11))
    ]
    if random.random() < FAULTY:
        for _ in range(random.randint(1, 5)):
            paragraphs.insert(random.randint(1, len(paragraphs)), sentence(random, FAULTS, subject))
    return "\n\n".join([headline, *paragraphs]) + "\n"


def sentence(random: Random, among: tuple[str, ...], subject: dict[str, str]) -> str:
    """One sentence about the subject."""
    place, month = random.choice(PLACES), random.choice(MONTHS)
    return random.choice(among).format(place=place, month=month, n=random.randint(2, 90), **subject)


def main() -> None:
    """Write the articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for number in range(arguments.number):
        path = arguments.folder / f"{number:05}.txt"
        path.write_text(article(random), encoding="utf-8")


if __name__ == "__main__":
    main()
