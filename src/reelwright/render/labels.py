"""Labels: what a film's file says about itself, beside picture and sound. Tags, chapters, language, cover."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import av
import cv2
import numpy as np
from av.container import OutputContainer
from av.stream import Disposition

from reelwright.film.timeline import Timeline

if TYPE_CHECKING:
    from av.container.core import Chapter

_TWO_TO_THREE = """
aa aar ab abk ae ave af afr ak aka am amh an arg ar ara as asm av ava ay aym az aze ba bak be bel bg bul
bi bis bm bam bn ben bo bod br bre bs bos ca cat ce che ch cha co cos cr cre cs ces cu chu cv chv cy cym
da dan de deu dv div dz dzo ee ewe el ell en eng eo epo es spa et est eu eus fa fas ff ful fi fin fj fij
fo fao fr fra fy fry ga gle gd gla gl glg gn grn gu guj gv glv ha hau he heb hi hin ho hmo hr hrv ht hat
hu hun hy hye hz her ia ina id ind ie ile ig ibo ii iii ik ipk io ido is isl it ita iu iku ja jpn jv jav
ka kat kg kon ki kik kj kua kk kaz kl kal km khm kn kan ko kor kr kau ks kas ku kur kv kom kw cor ky kir
la lat lb ltz lg lug li lim ln lin lo lao lt lit lu lub lv lav mg mlg mh mah mi mri mk mkd ml mal mn mon
mr mar ms msa mt mlt my mya na nau nb nob nd nde ne nep ng ndo nl nld nn nno no nor nr nbl nv nav ny nya
oc oci oj oji om orm or ori os oss pa pan pi pli pl pol ps pus pt por qu que rm roh rn run ro ron ru rus
rw kin sa san sc srd sd snd se sme sg sag si sin sk slk sl slv sm smo sn sna so som sq sqi sr srp ss ssw
st sot su sun sv swe sw swa ta tam te tel tg tgk th tha ti tir tk tuk tl tgl tn tsn to ton tr tur ts tso
tt tat tw twi ty tah ug uig uk ukr ur urd uz uzb ve ven vi vie vo vol wa wln wo wol xh xho yi yid yo yor
za zha zh zho zu zul iw heb in ind ji yid
"""
_WORDS = _TWO_TO_THREE.split()
ISO_639: Mapping[str, str] = MappingProxyType(dict(zip(_WORDS[::2], _WORDS[1::2], strict=True)))
"""ISO 639-1 to ISO 639-2/T, the codes that MP4 knows, and the three of 639-1 that were replaced."""
UNKNOWN = "und"
COVER_TIME = Fraction(1, 90_000)


def iso639(language: str) -> str:
    """The language of a BCP 47 tag as three letters of ISO 639; `und` when it names none."""
    main = language.lower().split("-")[0]
    if len(main) == 3 and main.isascii() and main.isalpha():
        return main
    return ISO_639.get(main, UNKNOWN)


def tags_of(title: str, *, comment: str = "", made: datetime | None = None) -> dict[str, str]:
    """The MP4's own tags, as `container.metadata` takes them; what is empty is left out."""
    said = {"title": title, "comment": comment, "date": made.date().isoformat() if made else ""}
    return {name: text for name, text in ((name, _plain(text)) for name, text in said.items()) if text}


def chapters_of(timeline: Timeline) -> list[Chapter]:
    """The film's chapters, each to the beginning of the next, as `container.set_chapters` takes them.

    MP4 keeps them twice, as QuickTime and as Nero have them, so every player that knows chapters shows them.
    """
    placed = [one for one in timeline.chapters if one.start < timeline.frames]
    ends = [*(one.start for one in placed[1:]), timeline.frames]
    return [
        {
            "id": number,
            "start": one.start,
            "end": end,
            "time_base": Fraction(1) / timeline.rate.fps,
            "metadata": {"title": _plain(one.title)},
        }
        for number, (one, end) in enumerate(zip(placed, ends, strict=False), 1)
    ]


def add_cover(container: OutputContainer, jpeg: bytes) -> None:
    """Puts a JPEG into the film as the picture that file managers and players show for it.

    Call it when the film's streams are added and before its first packet: this is the first one. ValueError
    when it is no JPEG.
    """
    known = jpeg.startswith(b"\xff\xd8")
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE) if known else None
    if picture is None:
        raise ValueError("the cover is not a JPEG")
    height, width = picture.shape[:2]
    # The wheel's types leave streams and packets open; they only pass through here.
    film: Any = container
    stream: Any = film.add_mux_stream("mjpeg", width=int(width), height=int(height))
    stream.disposition = Disposition.attached_pic
    packet: Any = av.Packet(jpeg)
    packet.stream, packet.time_base, packet.pts, packet.dts = stream, COVER_TIME, 0, 0
    packet.is_keyframe = True
    film.mux(packet)


def _plain(text: str) -> str:
    """`text` on one line, as bytes of UTF-8 can hold it."""
    kept = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return " ".join(kept.split())
