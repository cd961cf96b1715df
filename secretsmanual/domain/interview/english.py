"""English: the words that the interview's rules go by (`syntax`)."""

from secretsmanual.domain.interview.syntax import AskingWords, DateWords, Syntax

ENGLISH = Syntax(
    dates=DateWords(
        weekdays=(
            "mon monday",
            "tue tues tuesday",
            "wed weds wednesday",
            "thu thur thurs thursday",
            "fri friday",
            "sat saturday",
            "sun sunday",
        ),
        months=(
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        ahead=(("today", 0), ("tonight", 0), ("tomorrow", 1), ("tmrw", 1), ("tmr", 1)),
        numbers=(
            ("a", 1),
            ("one", 1),
            ("two", 2),
            ("three", 3),
            ("four", 4),
            ("five", 5),
            ("six", 6),
        ),
        days="d day days",
        weeks="w wk wks week weeks",
        months_long="month months",
        next=("next",),
        next_after=(),
        this=("this",),
        ordinals=("st", "nd", "rd", "th"),
        of=("of",),
        end_of=("end of",),
        articles=("the", "this"),
        periods=(("week", "week"), ("month", "month"), ("quarter", "quarter"), ("year", "year")),
        short=(("eow", "week"), ("eom", "month"), ("eoq", "quarter")),
        firm=("by", "before"),
        loose=("on",),
        within=("in",),
    ),
    asking=AskingWords(
        closed=frozenset(
            """
            am is are was were do does did has have had can could will would shall should may
            might must
            isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't
            won't wouldn't shouldn't
            """.split()
        ),
        why=("why",),
        pitch=(
            "solution",
            "solutions",
            "offering",
            "offerings",
            "best-in-class",
            "leverage",
            "synergy",
            "synergies",
            "budget for us",
            "close",
            "deal",
            "deals",
            "demo",
            "demos",
        ),
        leading=("right?", "isn't it?", "don't you?", "wouldn't you?", "agree?", "aren't you?"),
        protected=(
            (
                "health",
                ("health", "illness", "ill", "sick", "disease", "diagnosis", "pregnant", "therapy"),
            ),
            (
                "belief",
                ("religion", "religious", "church", "mosque", "faith", "pray", "vote", "politics"),
            ),
            (
                "origin",
                ("where are you from", "accent", "nationality", "immigrant", "ethnic", "race"),
            ),
            ("union", ("union", "shop steward")),
            ("private", ("married", "divorced", "dating", "sexuality", "affair")),
            ("children", ("how old", "names of your children", "which school", "your kids' names")),
        ),
    ),
    need=("need",),
    possessives=("'s", "’s"),
    headings=frozenset(
        """
        action actions agenda aim also answer attendees background bad budget but call cons
        contact cost customer date deadline decision delivery dislikes email fact feedback finding
        follow fyi goal good headline http https idea important info invoice issue issues job last
        late likes main meeting minutes mobile monday tuesday wednesday thursday friday saturday
        sunday name need needs new next note notes now once one open order outcome ours person
        phone place plan point points price problem process product pros purpose question
        questions quote reason remember reminder result risk risks role site spec stage status
        step steps story subject summary target tel thanks theirs tip today todo tomorrow topic
        total two update urgent value wants warning web website who why
        """.split()
    ),
    word_names=frozenset(
        """
        april august bill daisy dawn drew faith frank grace grant hazel heather holly hope jack
        june mark mercy mike nick patience pearl penny pierce rich robin rose ruby summer violet
        wade ward will
        """.split()
    ),
    not_things=("ed", "ly"),
    things=frozenset(
        """
        ally anomaly assembly belly breed feed family hundred italy july monopoly need rally reply
        seed shed speed supply weed
        """.split()
    ),
    second_person=frozenset("you your yours you're you've you'd you'll yourself".split()),
    head_last=True,
    joining=frozenset("and but or so because of than that".split()),
    clocks=("noon", "midnight"),
    counts=tuple(
        "two three four five six seven eight nine ten".split()
        + "twelve twenty thirty forty fifty hundred".split()
    ),
    no_units=frozenset("am pm o'clock st nd rd th".split()),
    aside=frozenset("about as by from if like of regarding than that whether".split()),
    one_in="in",
    large=frozenset(
        """
        thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
        sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion
        billions dozens grand
        """.split()
    ),
    small=frozenset(
        """
        a about an and are at do for from has have how in is it know known me my of on or our
        secret secrets tell that the their them they to we what when where which who with
        """.split()
    ),
    endings=tuple("'s ingly edly ings ing ied ies ed es ly er s e y".split()),
)
