"""``python -m masthead``, which is what ``build.py`` becomes."""

import gc

gc.disable()  # what is imported stays: a build that imports the engine looks for garbage 150 times in vain

from masthead.commands import main  # noqa: E402

if __name__ == "__main__":
    main()
