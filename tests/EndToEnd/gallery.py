"""Writes docs/GALLERY.md and its pictures from what the gallery's tests took. `./dev gallery` calls it: gallery.py FOLDER"""
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT, PICTURES = ROOT / "docs/GALLERY.md", ROOT / "docs/images/gallery"
NAME = re.compile(r"(?P<view>.+)-(?P<screen>desktop|phone)-(?P<language>en|pt)-(?P<theme>light|dark)\.jpg")
LANGUAGES = {"en": "English", "pt": "Portuguese"}

# As one meets them; what is not named here comes last.
ORDER = """sign-in sign-in-account sign-in-new-account sign-in-refused fingerprint key-changed sign-in-again not-found offline channel-empty channel
private conversations members thread reactions edit reply delete pins completion emoji attachments files lightbox search search-filters
connection-lost conversation-options channel-browser switcher topic channel-settings person settings-profile settings-account
settings-appearance settings-notifications settings-people settings-browsers settings-data help""".split()

INTRODUCTION = """# Gallery

Every page and dialog, on a desktop and on a phone, in the light and in the dark, in English and in Portuguese. The pictures are made by the tests:

    ./dev gallery

The same tours show every view to axe, which has to find nothing, in each run of the tests.
"""


def words(picture):
    return f"{picture['screen']}, {LANGUAGES[picture['language']]}, {picture['theme']}"


def section(view, pictures):
    """One picture of a desktop and one of a phone, and links to the others."""
    shown = []
    for wanted in ({"screen": "desktop", "language": "en", "theme": "light"}, {"screen": "phone", "language": "pt", "theme": "dark"}):
        shown += [picture for picture in pictures if wanted.items() <= picture.items()][:1]
    title = view.replace("-", " ")
    images = " ".join(f'<img src="images/gallery/{picture["file"]}" alt="{title}: {words(picture)}" height="320">' for picture in shown)
    others = ", ".join(f"[{words(picture)}](images/gallery/{picture['file']})" for picture in pictures if picture not in shown)
    return f"## {title.capitalize()}\n\n{images}\n" + (f"\nAlso: {others}.\n" if others else "")


def main(folder):
    views = {}
    for file in sorted(Path(folder).iterdir()):
        if found := NAME.fullmatch(file.name):
            views.setdefault(found["view"], []).append(found.groupdict() | {"file": file.name})
    if not views:
        raise SystemExit(f"{folder} has no pictures of the gallery")

    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    for pictures in views.values():
        for picture in pictures:
            shutil.copyfile(Path(folder) / picture["file"], PICTURES / picture["file"])
    ordered = sorted(views, key=lambda view: (ORDER.index(view) if view in ORDER else len(ORDER), view))
    DOCUMENT.write_text("\n".join([INTRODUCTION, *(section(view, views[view]) for view in ordered)]))
    print(f"{len(views)} views, {sum(map(len, views.values()))} pictures: {DOCUMENT.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1])
