"""The results files of generated days, as the program writes them."""

from __future__ import annotations

import io
from dataclasses import replace

from judge_desktop.domain.publication import Audience, Listed
from judge_desktop.exchange.results_file import ResultsContent, write_results_file
from judge_desktop.exchange.score_file import SignedScores
from judge_desktop.scoring.publication import publication_of
from tests.helpers.generated_contests import identity
from tests.helpers.generated_days import Day


def audience_of(seed: int) -> tuple[Audience, Listed]:
    """For whom the results file of that seed is."""
    return (Audience.INTERNAL, Audience.PUBLIC)[seed % 2], (Listed.ALL, Listed.ALL, Listed.AWARDED)[seed % 3]


def results_file(of: Day, *, signer: str = "chair", verify_program: bytes = b"") -> bytes:
    """The results file of a day, as the program writes it."""
    audience, listed = audience_of(of.of.seed)
    known = of.known
    publication = publication_of(known.package, known.score_files, known.decisions, audience=audience, listed=listed)
    is_public = audience is Audience.PUBLIC
    decisions = {one.decision.sha256: one for one in of.decided}
    content = ResultsContent(
        package=replace(of.of.signed, people=b"") if is_public else of.of.signed,
        scores=[_wordless(one) if is_public else one for one in of.files],
        decisions=[
            replace(decisions[one], remarks=b"") if is_public else decisions[one] for one in publication.decisions
        ],
        verify_text=b"VERIFY",
        verify_program=verify_program,
    )
    stream = io.BytesIO()
    write_results_file(publication, content, identity(signer).signing_key, stream)
    return stream.getvalue()


def _wordless(signed: SignedScores) -> SignedScores:
    return replace(signed, remarks=b"")
