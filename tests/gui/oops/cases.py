"""What is done with a case besides the page."""


def now(demo, case):
    return demo.recovery.card(case.id).case


def fix(demo, case):
    for step in ("fix", "verified"):
        demo.recovery.step(case.id, step)


def reopen(tools, settled, case):
    page = tools.navigation.open("oops", case=case.id)
    settled(tools)
    return page
