"""A document type is a value: a name, a version, how to recognise it, and its fields."""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How a value is written, and so how it is found, normalised and checked."""

    CPF = "cpf"
    CNPJ = "cnpj"
    CNM = "cnm"
    CIVIL_MATRICULA = "civil_matricula"
    COURT_PROCESS = "court_process"
    DATE = "date"
    MONEY = "money"
    BOOK = "book"
    LEAF = "leaf"
    ENTRY = "entry"
    PROPERTY_NUMBER = "property_number"
    NAME = "name"
    NAMES = "names"
    SEX = "sex"
    TIME = "time"
    PLACE = "place"
    TOWN = "town"
    OFFICE = "office"
    LONG_NUMBER = "long_number"
    CHOICE = "choice"
    PATTERN = "pattern"
    TEXT = "text"
    COUNT = "count"
    AREA = "area"
    CLAUSE = "clause"
    CLAUSE_SUM = "clause_sum"
    COMPANY_NUMBER = "company_number"
    DEED_KIND = "deed_kind"
    DOCUMENT_NUMBER = "document_number"
    LONG_DIGITS = "long_digits"
    ONLY_CHOICE = "only_choice"
    PAPER_KIND = "paper_kind"
    PARTY_NAME = "party_name"
    QUOTA = "quota"
    TERM = "term"
    CNS = "cns"
    CRM = "crm"
    HOMETOWN = "hometown"
    EVENT_TOWN = "event_town"
    OFFICER = "officer"
    ISSUE_DATE = "issue_date"
    ANNOTATION = "annotation"
    NATIONALITY = "nationality"
    ADDRESS = "address"
    ADMINISTRATORS = "administrators"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field of kind CHOICE may have, and the words that say it on the page."""

    value: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of each page, as shares of its width and height from its upper left corner, upright."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a type. Case, accents and small reading errors in `labels` and `phrases` do not matter.

    `labels` are captions: alone in their cell with the value below or beside, or before a colon.
    `phrases` stand inside a sentence and the value follows. With neither, the value's own shape finds it.
    `trailers` are phrases that stand behind the value, as `anos de idade` behind an age.
    A `required` field that is not found is reported as missing; any other is then absent altogether.
    `about` names the field of the person whom this one tells of: its phrases count behind that name, and
    what is said of the person right there is looked at too. A type may have several specs of one name, each
    with a `subject` of its own: captions that say which party they speak of.
    `choices` belong to the kind CHOICE, `pattern` (a regular expression for the whole value) to PATTERN.
    Only what stands in `zone` is looked at, where there is one.
    """

    name: str
    kind: FieldKind
    labels: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    choices: tuple[Choice, ...] = ()
    pattern: str | None = None
    zone: Zone | None = None
    trailers: tuple[str, ...] = ()
    about: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a type with `weight` (0 to 1); a title counts only alone on its line."""

    words: str
    weight: float
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Filiation:
    """How both parents are introduced together, and the names of the fields that they become.

    `declarants` stand before the name of who declared the birth, where `filho do declarante` names a parent.
    """

    labels: tuple[str, ...]
    phrases: tuple[str, ...]
    mother: str
    father: str
    declarants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActKind:
    """A kind of act and what tells it.

    `titles` name it behind its heading or a caption, alone; `phrases` are the words that perform it in a
    sentence, not those that only mention it.
    """

    value: str
    titles: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActList:
    """How a record lists its acts: each begins at a heading, a letter with the act's number in order.

    The value of a choice of `letters` is the letter in the act's name, `AV` of AV.2; its words are the
    spellings of it in headings. `transferring` and `acquiring` are captions of the two sides of an act, in
    the singular.
    """

    letters: tuple[Choice, ...]
    kinds: tuple[ActKind, ...]
    transferring: tuple[str, ...]
    acquiring: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartyRole:
    """Who takes part in an act as what: its parties become `{name}_nome`, `{name}_cpf`, … of `{name} 1`, ….

    The parties follow `labels` (captions) and `phrases` (parts of sentences), with at most `reach` characters
    of other words between; `closings` stand behind them, as in `doravante denominado VENDEDOR`, and so do
    `deeds`, what only such parties do: `resolvem constituir uma sociedade`.
    """

    name: str
    labels: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Spouses:
    """How a marriage tells of its two parties, besides the captions of fields that have a subject.

    `sections` are captions over all that is said of one party, each with the subject it begins. `names` stand
    over both names, `described` over cells that describe one party after the other, `maiden` over such cells
    whose names are the ones from before the marriage, `adopted` over the names that follow from it.
    `phrases` stand in the sentence that names both.
    """

    sections: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    described: tuple[str, ...]
    maiden: tuple[str, ...]
    adopted: tuple[str, ...]
    phrases: tuple[str, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """Every caption."""
        sections = tuple(caption for caption, _ in self.sections)
        return sections + self.names + self.described + self.maiden + self.adopted


@dataclass(frozen=True, slots=True)
class DocumentType:
    """`identified_by` are groups of fields of which at least one group must be complete.

    `acts` belong to records of property, whose fields about card, owners and acts have readers of their own.
    `roles` are those of the parties that are qualified, `role_ends` the phrases that end their lists. A type
    that `has_turn` has two, and a sentence that goes over from the first one's parties to the second one's.
    `other_labels` and `other_phrases` introduce what is not extracted: they end the value before them.
    `closing_phrases` do so too, and nothing but signatures follows them.
    `book_types` are the digits by which a matrícula of the civil registry names the book of such a record.
    `date_order` are pairs of fields of which the first is never later than the second, `one_value` pairs
    that the same words may tell.
    """

    name: str
    version: str
    cues: tuple[Cue, ...]
    fields: tuple[FieldSpec, ...]
    identified_by: tuple[tuple[str, ...], ...] = ()
    filiation: Filiation | None = None
    other_labels: tuple[str, ...] = ()
    acts: ActList | None = None
    roles: tuple[PartyRole, ...] = ()
    role_ends: tuple[str, ...] = ()
    has_turn: bool = False
    other_phrases: tuple[str, ...] = ()
    closing_phrases: tuple[str, ...] = ()
    spouses: Spouses | None = None
    book_types: str = ""
    date_order: tuple[tuple[str, str], ...] = ()
    one_value: frozenset[frozenset[str]] = frozenset()

    def __hash__(self) -> int:
        """Return the hash of what names it: what is made of a type once is looked up by it often."""
        return hash((self.name, self.version))

    @property
    def specs(self) -> dict[str, FieldSpec]:
        """Each name of a field with its spec, in their order; of several specs of one name the first."""
        specs: dict[str, FieldSpec] = {}
        for spec in self.fields:
            specs.setdefault(spec.name, spec)
        return specs
