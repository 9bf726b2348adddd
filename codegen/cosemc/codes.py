"""Every diagnostic code of the compiler: its severity, a title, and the text of `cosemc explain CODE`.

Codes are stable: one that is retired is never given another meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is; only errors stop the compiler."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


FAMILIES = {
    "R": "Reading files",
    "P": "Text and syntax",
    "A": "Annotations",
    "L": "The library",
    "N": "Names",
    "T": "Tags",
    "C": "Constraints and values",
    "E": "Encoding",
    "K": "Interface classes",
    "O": "OBIS codes",
    "S": "Spreadsheets",
    "V": "Provenance and review",
}
"""What the codes are about, by their first letter."""


@dataclass(frozen=True, slots=True)
class Code:
    """A diagnostic code."""

    code: str
    severity: Severity
    title: str
    explanation: str


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ASN1: tuple[Code, ...] = (
    Code("R001", _E, "file or folder not found", "A path given to the compiler does not exist."),
    Code("R002", _E, "not UTF-8", "Specifications are text in UTF-8. The place given is the first octet that is not."),
    Code(
        "R003",
        _E,
        "no specification in the folder",
        "The folder given holds no ASN.1 module (*.asn, *.asn1) and no table (*.json).",
    ),
    Code(
        "R004",
        _E,
        "two files of the same name",
        "Files are known by their path within the specs folder they were found in. Two of the paths given hold files "
        "that would have the same name, so a place in one could not be told from a place in the other.",
    ),
    Code("R005", _E, "file cannot be read", "The file is not a regular file, is too large, or may not be read."),
    Code(
        "P001",
        _E,
        "syntax error",
        "The text is not ASN.1 (X.680). The message says what was met and what could have stood there.",
    ),
    Code("P002", _E, "comment or string without end", "A block comment lacks its '*/', or a string its closing quote."),
    Code(
        "P003",
        _W,
        "underscore in a name",
        "ASN.1 names are made of letters, digits and hyphens. The compiler reads underscores, other tools may not.",
    ),
    Code(
        "P004",
        _E,
        "unsupported ASN.1",
        "The construct is ASN.1, but beyond what COSEM modules need and this compiler knows: information object "
        "classes, parameterisation, extension markers, SET, REAL, further constraints, AUTOMATIC TAGS and the like. "
        "It is never skipped, because a type read in part has another encoding.",
    ),
    Code(
        "P007",
        _W,
        "character that looks like another",
        "A space that is no ordinary space stands between words, often pasted from a document. It is read as a space.",
    ),
    Code(
        "A201",
        _E,
        "unknown annotation",
        "An annotation has a key the compiler does not know, or one that means nothing on this kind of element. "
        "Definitions take encoding, root, python, bits, form, reserved, source and confidence; components and "
        "alternatives take python, secret, source and confidence; modules and values take source and confidence.",
    ),
    Code("A202", _E, "malformed annotation", "The value of an annotation is not of the form that its key asks for."),
    Code(
        "A203",
        _E,
        "annotation belongs to nothing",
        "An annotation stands before a definition, component or alternative, or on its line. This one does not.",
    ),
    Code(
        "P013",
        _E,
        "beyond a limit",
        "Types and values may be nested 64 deep, numbers have 40 digits, bits go to 65535, sizes to 4294967295.",
    ),
    Code("A204", _E, "overlay is not TOML", "The overlay file beside a module is TOML with a table for each type."),
    Code(
        "N101",
        _E,
        "defined twice",
        "A name may be defined once in all modules compiled together: the model has one space of names.",
    ),
    Code("N102", _E, "not defined", "A name is used that no module defines, or that its module does not import."),
    Code("N103", _E, "import fails", "The module after FROM is not there, or does not define or export the symbol."),
    Code(
        "N104",
        _W,
        "type not reached",
        "No root leads to this type, so it has no encoding and nothing is generated for it.",
    ),
    Code(
        "N105",
        _E,
        "component or alternative twice",
        "Components of a SEQUENCE and alternatives of a CHOICE have distinct names.",
    ),
    Code(
        "N106",
        _E,
        "two names are one in Python",
        "Names of components, items and bits become Python names by words (`aB` and `a-b` are both `a_b`), and one of "
        "the two would be lost. Give a component another name with the annotation 'python'.",
    ),
    Code(
        "N110",
        _N,
        "inline type named by the compiler",
        "A SEQUENCE, CHOICE, ENUMERATED or BIT STRING with named bits written inside another type becomes a type of "
        "its own, named after its parent and its component. Annotate it with 'python' for a better name in Python.",
    ),
    Code(
        "T201",
        _E,
        "tag used twice",
        "Alternatives of a CHOICE are told apart by their tags alone: in A-XDR by the number of the outermost tag, in "
        "BER by its class and number.",
    ),
    Code("T202", _E, "alternative without a tag", "A-XDR writes the tag of the alternative, so each needs one."),
    Code("T203", _E, "tag beyond an octet", "A-XDR writes the tag of an alternative in one octet: 0 to 255."),
    Code(
        "T204",
        _E,
        "components cannot be told apart",
        "In BER a component that is OPTIONAL or has a DEFAULT is recognised by its tag. Every component up to and "
        "including the next that must be there needs another tag.",
    ),
    Code(
        "T205",
        _E,
        "IMPLICIT on a CHOICE or ANY",
        "An implicit tag takes the place of the tag of its type. A CHOICE and an open type have no tag of their own, "
        "so X.680 (31.2.9) forbids it.",
    ),
    Code(
        "T206",
        _N,
        "tag mode by default",
        "Tags have neither IMPLICIT nor EXPLICIT, and the module header has no default. X.680 then means EXPLICIT. In "
        "A-XDR it makes no difference, in BER it does.",
    ),
    Code(
        "T207",
        _W,
        "ciphered APDU without counterpart",
        "An alternative glo-x or ded-x carries the ciphered form of x, which the CHOICE lacks.",
    ),
    Code(
        "T208",
        _W,
        "reserved tag",
        "The annotation 'reserved' names tags of a CHOICE that the standard keeps for later or gives to something that "
        "is no alternative, and an alternative has one of them. What one vendor sends with it will mean another thing "
        "to others once the tag is given out. Where a new edition has given it out, change the annotation.",
    ),
    Code(
        "T209",
        _W,
        "IMPLICIT on a CHOICE, in A-XDR only",
        "X.680 forbids it and other compilers may refuse it, but published modules have it. A-XDR writes the tag and "
        "then the CHOICE in any case, so it is read as EXPLICIT.",
    ),
    Code("C301", _E, "empty range", "The lower end of a range or size lies above the upper, or a size is negative."),
    Code("C302", _E, "value does not fit its type", "A DEFAULT or a value definition is no value of its type."),
    Code(
        "C303",
        _W,
        "INTEGER without range in A-XDR",
        "A-XDR writes an INTEGER without a range in a form of variable length, which COSEM nowhere uses. A range is "
        "probably missing.",
    ),
    Code("C304", _E, "INTEGER beyond eight octets", "A-XDR writes an INTEGER with a range in 1, 2, 4 or 8 octets."),
    Code("C305", _E, "enumeration beyond an octet", "A-XDR writes an ENUMERATED in one octet: 0 to 255."),
    Code("C306", _E, "number or name twice", "Items of an ENUMERATED, named bits and named numbers are distinct."),
    Code(
        "C307",
        _E,
        "named bit outside the BIT STRING",
        "A named bit lies beyond the size, or a BIT STRING with named bits has no size where A-XDR needs one.",
    ),
    Code("C308", _E, "endless recursion", "A type or value contains itself in a way that has no end."),
    Code(
        "C309",
        _N,
        "recursive type",
        "A value may contain values of its own type. Codecs limit the depth, so that no input can exhaust the stack.",
    ),
    Code(
        "C310",
        _E,
        "value of a CHOICE",
        "DEFAULT on a component of a CHOICE type would need a value of one of its alternatives, which no encoding of "
        "COSEM uses.",
    ),
    Code(
        "C311",
        _E,
        "bit layout does not fit",
        "The annotation 'bits' names bits of an INTEGER with a range from 0; bit 0 is the least significant. Its "
        "fields stay within the range and do not overlap.",
    ),
    Code(
        "C312",
        _E,
        "list of nothing in A-XDR",
        "A SEQUENCE OF is a count and its elements. Where an element takes no octets, a few octets of input could "
        "claim billions of elements, so the compiler refuses the type.",
    ),
    Code("E401", _E, "type legal in BER only, reached by both", "A-XDR reaches a type that only BER can write."),
    Code("E402", _E, "type without a form in A-XDR", "A-XDR (IEC 61334-6) has no ANY, EXTERNAL, OBJECT IDENTIFIER."),
    Code(
        "E403",
        _E,
        "EXPLICIT outside a CHOICE in A-XDR",
        "In A-XDR only the tags of alternatives are written. A module that says EXPLICIT elsewhere expects octets that "
        "will not be there.",
    ),
    Code("E404", _E, "root contradicts encoding", "The annotations 'root' and 'encoding' of a type disagree."),
    Code("E405", _E, "overlay entry matches nothing", "An overlay file names a type or component that is not there."),
    Code(
        "E406",
        _N,
        "no root",
        "Encodings follow from roots: the types XDLMS-APDU (A-XDR) and ACSE-APDU (BER), and those annotated with "
        "'root'. Without one, the module can be read and checked, but nothing can be generated.",
    ),
    Code(
        "V702",
        _W,
        "fact without source",
        "Every version of a class, and every definition of a module that gives sources at all, says from which "
        "document and clause it is (a definition may leave it to its module), so that a reviewer can look it up.",
    ),
)

LIBRARY: tuple[Code, ...] = (
    Code(
        "L101",
        _W,
        "no place in the library",
        "The specification is sound, and the reference codec and `cosemc ir` take it, but `cosemc build` makes no "
        "library of it: two types would have one Python name, or a type has no form there.",
    ),
)

CLASSES: tuple[Code, ...] = (
    Code(
        "P005",
        _E,
        "JSON: key given twice",
        "An object of a table has the same key twice. Most JSON readers would silently keep the last one; here one of "
        "the two must go.",
    ),
    Code(
        "P006",
        _E,
        "JSON: unknown key",
        "The object has a key that its kind of table does not define. Every key of a table means something to the "
        "compiler, so a misspelt one would otherwise lose a fact without a word.",
    ),
    Code("P008", _E, "JSON: key missing", "The object lacks a key that its kind of table requires."),
    Code(
        "P009",
        _E,
        "JSON: value of the wrong kind",
        "A string, number, array, object or truth value stands where another of these is needed.",
    ),
    Code("P010", _E, "JSON: value not permitted", "The value is none of those that the key may have."),
    Code(
        "P011",
        _E,
        "type expression cannot be read",
        "The text is no type of the type language, e.g. `unsigned(0..6)`, `array of structure { a integer; b long }`, "
        "`null-data | octet-string(12) as date-time`, `enum {0 none, 1 disconnect}`.",
    ),
    Code(
        "N111",
        _E,
        "name not in snake_case",
        "Names of attributes, methods, selectors and fields are those of the Blue Book, in snake_case.",
    ),
    Code(
        "K501",
        _E,
        "class version described twice",
        "A (class id, version) pair has one description. All versions of a class stand in one file, each once.",
    ),
    Code(
        "K502",
        _E,
        "attribute 1 is not logical_name",
        "Attribute 1 of every interface class is its logical_name, an octet-string of six octets, static, at "
        "short-name offset 0.",
    ),
    Code(
        "K503",
        _E,
        "attribute ids have a gap, a duplicate or no order",
        "Attributes are numbered from 1 without gaps. An index that exists in the standard without a definition is "
        'declared: {"id": 5, "reserved": true}.',
    ),
    Code("K504", _E, "method id given twice", "Two methods of a class version have the same id."),
    Code(
        "K505",
        _E,
        "short-name offset wrong",
        "Short names are mapped in steps of 8 from the base name of the object, and no two attributes or methods of a "
        "class version share one.",
    ),
    Code(
        "K506",
        _E,
        "type not known",
        "A type is a Data type of the Blue Book (with hyphens: double-long-unsigned), `array`, `structure`, `any`, "
        "`unit`, or a common type of types.json (with underscores).",
    ),
    Code(
        "K507",
        _W,
        "attribute gone in a later version",
        "A later version of a class lacks an attribute of the version before it and says nothing of it. Where the "
        'standard took it away, the version notes so: "removed": ["name"].',
    ),
    Code(
        "K508",
        _E,
        "named value outside its type",
        "The number of an enumeration item, a named bit or a named integer lies outside what its type can carry.",
    ),
    Code("K509", _E, "selector without parameter type", "A selector states the type of its parameter."),
    Code(
        "K510",
        _E,
        "class id or version out of range",
        "A class id is an Unsigned16, a class version an Unsigned8.",
    ),
    Code("K511", _W, "cardinality odd", "A cardinality is a number, a range, or open at the end: `1`, `0..1`, `0..n`."),
    Code("K512", _E, "versions out of order", "The versions of a class stand in ascending order, oldest first."),
    Code(
        "K513",
        _E,
        "attributes of a version of which only the existence is known",
        "The status `existence only` says that no trustworthy source describes the version. Whoever describes it says "
        "from which source, and gives the status that the source deserves.",
    ),
    Code("K514", _E, "selector out of place", "A selector names an attribute of its version, each once."),
    Code(
        "K515",
        _E,
        "range, names or meaning where none can be",
        "Ranges belong to integers, strings and arrays; names to enum, bit-string and integers; a type that is only "
        "referred to by name has brought its own.",
    ),
    Code(
        "K516",
        _W,
        "pair of the list missing from the tables",
        "classes/known.json lists the (class id, version) pairs known to exist. Each has an entry in the tables, be it "
        'with the status "existence only".',
    ),
    Code("K517", _E, "alternative given twice", "A CHOICE has each of its types once."),
    Code(
        "K518",
        _E,
        "default outside its type",
        "The default of an attribute is a value of its type and within its range: a number for an integer or enum, "
        "`true` or `false` for a boolean, a text for strings and composed types.",
    ),
)

OBIS: tuple[Code, ...] = (
    Code("O601", _E, "value group outside 0..255", "Each of the value groups A to F is one octet of a logical name."),
    Code(
        "O602",
        _E,
        "OBIS rules overlap",
        "Two rules (or two rows of a table) of the same precedence admit the same code and mean something else by it."
        " A rule that lies wholly within another refines it and goes before it; otherwise rules are kept apart.",
    ),
    Code(
        "O603",
        _W,
        "OBIS rule shadowed",
        "Every code of the rule belongs to rules that go before it: narrower ones, or ones of another kind (country "
        "and consortia identifiers, manufacturer ranges and utility ranges go before what the standard defines).",
    ),
    Code(
        "O604",
        _E,
        "class of a code does not exist",
        "The interface classes of a code are class ids for which there is a table of the class, or at least an entry "
        "in the list of classes known to exist.",
    ),
    Code(
        "O605",
        _E,
        "placeholder not bound",
        "A placeholder stands for a value group that the rule leaves open: {e} for its number or its name in the "
        "table it is bound to, {e+1} for a number, {c.unit} for a column of the table. In a row of a table {n} is the"
        " only one.",
    ),
    Code(
        "O606",
        _W,
        "medium does not agree",
        "A rule admits a value group A that is not of the medium its file names.",
    ),
    Code("O607", _E, "unit given twice", "Codes and names of units are distinct."),
)

SHEETS: tuple[Code, ...] = (
    Code("S801", _E, "sheet cannot be read", "Sheets are CSV files in UTF-8, or XLSX workbooks (their first sheet)."),
    Code(
        "S802",
        _E,
        "no sheet of a known kind",
        "What a sheet is about is seen from its headings: a class table has class_id, version, member, id and name; an "
        "object list has obis. `cosemc export` writes sheets with all headings.",
    ),
    Code("S803", _W, "column not known", "The heading is none of those of its kind of sheet; the column is left out."),
    Code(
        "S804",
        _E,
        "cell cannot be read",
        "The cell does not hold what its column is for. Nothing is written before every cell can be read.",
    ),
    Code("S805", _E, "row given twice", "Two rows of the sheet describe the same thing."),
    Code(
        "S806",
        _W,
        "code has another meaning",
        "The rules of OBIS give a code of the object list another meaning, unit or class. Makers word things in their "
        "own way, so the rules stay; `--replace` gives the code a rule of its own.",
    ),
)

REVIEW: tuple[Code, ...] = (
    Code(
        "V703",
        _E,
        "accepted finding that is none",
        "An entry of accept.toml accepts one change, told by rule, path and the fingerprints of both sides, up to a "
        "day. The day is past, or there is no such change any more: look at the change again, or delete the entry.",
    ),
    Code(
        "V704",
        _E,
        "accepted finding that cannot be read",
        "accept.toml holds tables [[accept]] with rule, path, old, new (fingerprints as `cosemc diff` shows them; "
        "left out where there is nothing on that side), reason and until (a date).",
    ),
)

CODES: dict[str, Code] = {entry.code: entry for entry in (*ASN1, *LIBRARY, *CLASSES, *OBIS, *SHEETS, *REVIEW)}
"""All codes, in the order of the table."""
