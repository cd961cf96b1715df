"""One tree in, one file out: page, sheet, letter, data. `registry.write` is the way in."""
