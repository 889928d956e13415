"""What holds for every test: properties have no time limit, and the same run always tries the same examples."""

from hypothesis import settings

settings.register_profile("dateline", deadline=None, derandomize=True)
settings.load_profile("dateline")
