"""``python -m masthead``, which is what ``build.py`` becomes."""

from masthead.commands import main

if __name__ == "__main__":
    main()
