"""The syntax of a document as a tree that can be walked downwards, with the reach of each subtree."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.records.language import Syntax, Token

#: Reach of a word in either direction. No sentence of a report is longer; a hostile one would cost the square of it.
MAX_REACH = 250


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens with their children. ``left``/``right``: first and last token index of a token's subtree, itself
    included. ``sentence_first``/``sentence_last``: half-open token indices of the sentence a token stands in. Neither
    goes further than ``MAX_REACH`` tokens away."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    sentence_first: tuple[int, ...]
    sentence_last: tuple[int, ...]

    def child(self, index: int, *relations: str) -> int | None:
        """The first child with one of these relations, None if there is none."""
        return next((c for c in self.children[index] if self.tokens[c].relation in relations), None)

    def all_children(self, index: int, *relations: str) -> tuple[int, ...]:
        """Every child with one of these relations, in the order of the text."""
        return tuple(c for c in self.children[index] if self.tokens[c].relation in relations)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from the start of token ``first`` to the end of token ``last``."""
        return self.tokens[first].start, self.tokens[last].end


def build_tree(syntax: Syntax) -> Tree:
    """The tree of a whole document, in time linear in its tokens; words on a cycle reach only themselves."""
    tokens = syntax.tokens
    children = children_of(tokens)
    left, right = _reach(tokens, children)
    first, last = [0] * len(tokens), [len(tokens)] * len(tokens)
    for sentence in syntax.sentences:
        for index in range(sentence.first_token, min(sentence.last_token, len(tokens))):
            first[index] = max(sentence.first_token, index - MAX_REACH)
            last[index] = min(sentence.last_token, len(tokens), index + MAX_REACH + 1)
    return Tree(tokens, children, tuple(left), tuple(right), tuple(first), tuple(last))


def children_of(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """For each token the indices of those it heads, in the order of the text; a head outside counts for none."""
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index and 0 <= token.head < len(tokens):
            children[token.head].append(index)
    return tuple(map(tuple, children))


def _reach(tokens: tuple[Token, ...], children: tuple[tuple[int, ...], ...]) -> tuple[list[int], list[int]]:
    left, right = list(range(len(tokens))), list(range(len(tokens)))
    order = [index for index, token in enumerate(tokens) if token.head == index]
    for index in order:  # grows while it is read: parents before children
        order.extend(children[index])
    for index in reversed(order):
        for child in children[index]:
            left[index] = min(left[index], left[child])
            right[index] = max(right[index], right[child])
        left[index] = max(left[index], index - MAX_REACH)
        right[index] = min(right[index], index + MAX_REACH)
    return left, right


def is_word(token: Token) -> bool:
    """Whether a token is more than punctuation."""
    return any(character.isalnum() for character in token.text)


def is_verbal(token: Token) -> bool:
    """Whether a token is a verb or an auxiliary."""
    return token.pos in ("VERB", "AUX")


def trimmed(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """``first``..``last`` without leading and trailing punctuation, "and" or "that"; None if nothing is left.

    Closing brackets and quotation marks stay: they belong to the words.
    """
    tokens = tree.tokens
    while first <= last and (
        (not is_word(tokens[first]) and tokens[first].text not in OPENING)
        or (tokens[first].lemma.lower() in ("that", "and", "but") and tokens[first].relation in ("mark", "cc"))
    ):
        first += 1
    while last >= first and not is_word(tokens[last]) and tokens[last].text not in CLOSING:
        last -= 1
    return (first, last) if first <= last else None


def finite_tag(tree: Tree, head: int) -> str:
    """The Penn tag of the word that carries the tense of a clause: its first auxiliary or copula, else its head."""
    carrier = tree.child(head, "aux", "aux:pass", "cop")
    return tree.tokens[head if carrier is None else carrier].tag


def belongs_above(tree: Tree, conjunct: int) -> bool:
    """For "said that it must end and warned ...": whether a conjunct of a content goes with the verb above it.

    It shows by its tense, which is that of the verb above and not that of the content, and by having no subject.
    """
    token = tree.tokens[conjunct]
    inner = tree.tokens[token.head]
    if token.relation != "conj" or inner.relation not in ("ccomp", "xcomp") or tree.child(conjunct, "nsubj", "aux"):
        return False
    tag = finite_tag(tree, inner.head)
    return token.tag == tag and tag in ("VBD", "VBZ", "VBP") and finite_tag(tree, token.head) != tag


OPENING = frozenset(("“", '"', "«", "‘", "(", "[", "$", "€", "£", "#", "@", "'", "``", "''"))
CLOSING = frozenset(("”", '"', "»", "’", ")", "]", "%", "'", "''"))
