"""« PROJET » across every page of a draft: the shape that Word's own « Filigrane » button makes, in the header.

Law: it lies behind the text, says nothing that the cover does not say in words, and goes when the mémento is validated.
"""

from workshop.memento.branding.palette import RULE
from workshop.memento.word.styles import FONT

WORDS, WIDTH, HEIGHT = "PROJET", 400, 130  # points
_MICROSOFT = "urn:schemas-microsoft-com"
_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
    '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_PLACE = (
    f"position:absolute;margin-left:0;margin-top:0;width:{WIDTH}pt;height:{HEIGHT}pt;rotation:315;z-index:-251658752;"
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def watermark() -> str:
    """The run that holds the shape; the paragraph around it has the style « Filigrane »."""
    return (
        f'<w:r><w:pict xmlns:v="{_MICROSOFT}:vml" xmlns:o="{_MICROSOFT}:office:office">{_SHAPE}'
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="{_PLACE}"'
        f' o:allowincell="f" fillcolor="#{RULE}" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{FONT}&quot;;font-size:1pt;font-weight:bold" string="{WORDS}"/>'
        "</v:shape></w:pict></w:r>"
    )
