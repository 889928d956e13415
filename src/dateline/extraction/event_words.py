"""The words by which a clause says that another is intended, possible or false; general English, by hand."""


def words(text: str) -> frozenset[str]:
    """The words of a text, set apart by white space."""
    return frozenset(text.split())


#: Governors whose complement is intended, scheduled or ordered and not yet done.
PLANNING = words(
    """
    plan intend prepare decide agree vow pledge promise order instruct schedule arrange set due ready determined
    determine commit authorise authorize approve undertake direct task assign resolve opt volunteer oblige
    command expect slate invite aim swear bound about upcoming go mandate dispatch send announce
    """
)
#: Nouns that make what hangs on them intended.
PLANNING_NOUNS = words(
    """
    plan decision preparation preparedness readiness intention intent order schedule mission vow promise pledge
    objective goal aim determination commitment resolve mandate timetable eve pretext instruction plot agenda
    announcement date
    """
)
#: Governors whose complement is wished, asked for, feared, possible.
WISHING = words(
    """
    call urge seek want fear ask demand threaten warn hope consider propose offer allow try attempt wish request
    encourage push suggest advocate enable justify risk need appeal recommend mull contemplate discuss permit
    help press pressure persuade convince require beg implore ponder envisage envision favor favour support
    oppose speculate doubt suspect predict foresee bid fight struggle pave sway explore demand insist petition
    like likely unlikely possible impossible able unable willing unwilling reluctant free prone eager keen
    capable worried concerned afraid necessary important probable apply lobby campaign aspire endeavour endeavor
    strive ensure
    """
)
WISHING_NOUNS = words(
    """
    threat risk possibility prospect fear danger chance hope call request demand proposal attempt bid effort
    need idea option suggestion offer excuse appeal potential likelihood warning desire wish ability opportunity
    right permission pressure willingness concern case event possibility probability recommendation speculation
    scenario invitation condition ultimatum way push warrant
    """
)
#: Governors that say their complement did not or will not happen.
DENYING = words(
    """
    deny prevent avert avoid cancel foil thwart refuse rule fail decline forbid prohibit stop ban refute
    disprove abort scrap reject abandon dissuade deter bar miss forestall preempt forgo drop block discourage
    """
)
DENYING_NOUNS = words("denial refusal failure cancellation absence lack prevention ban")
#: Of the denying ones, those whose opposite leaves the matter open ("did not rule out") rather than true.
OPEN_WHEN_NEGATED = words("rule refuse reject cancel forbid ban prohibit decline abandon")
#: Governors that hand their own status down: "managed to", "began to", "will attend".
PASSING = words(
    """
    manage begin start continue keep resume succeed help proceed get have make let force use return rush take
    hold conduct carry launch stage mount wage pay perform execute give deliver join attend participate host
    chair lead come happen cease finish end complete appear seem hasten pause cause
    """
)
ASPECT_ONGOING = words("continue keep remain persist go stay")
#: Verbs of saying: what they carry stands as told, except where they are negated or doubted elsewhere.
SAYING = words(
    """
    say tell report state add announce claim believe think know declare note explain reveal confirm insist hint
    argue stress underline write quote cite point maintain assert disclose acknowledge admit see hear find
    discover show inform brief
    """
)
FUTURE_SAYING = words("promise vow pledge expect swear predict warn threaten hope fear")
FALSE = words(
    """
    premature false untrue unfounded baseless wrong incorrect fabricated fake groundless unconfirmed
    """
)
ONGOING_PREDICATES = words("ongoing underway way progress continuing")
ONGOING_MODIFIERS = words("ongoing continuing continued current running continuous constant relentless")
PLANNED_MODIFIERS = words("upcoming planned scheduled forthcoming future next impending coming imminent")
POSSIBLE_MODIFIERS = words(
    """
    possible potential proposed threatened feared hypothetical likely prospective suspected further any
    """
)
FALSE_MODIFIERS = words("false fake cancelled canceled failed foiled thwarted averted aborted supposed no")
REPORT_NOUNS = words("report claim allegation rumour rumor news suggestion story information assertion")
MODALS_OPEN = words("may might could can should must would ought")
MODALS_FUTURE = words("will shall 'll wo")
NEGATIONS = words("not never n't no neither nor hardly")
OPENING_IF = words("if unless whether lest provided once until till")
