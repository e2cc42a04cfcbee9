"""Named algorithms. Rules of kind "check" name one; `find` gets its parameters from the packs.

A check `some-name` is the module `lint/checks/some_name.py` with two public names:

    class Settings(NamedTuple): ...  # every parameter with a default; a list arrives as a tuple, "@file" as a WordList

    def find(document: Document, settings: Settings) -> Iterator[Finding]: ...

Each finding's `fault` selects the rule of the pack that it belongs to; findings whose fault has no
rule in the running selection are dropped. What two checks both need is computed once with
`Document.computed`.
"""
