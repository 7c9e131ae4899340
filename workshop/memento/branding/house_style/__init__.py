"""The house style (« charte graphique »): a Word document whose styles, headers and footers dress the mémento.

Law: nothing of the uploaded file enters the document but what is named here, and it is looked at first: no macro, no
inserted object, nothing fetched from elsewhere, no field that does more than print a number or a date.
"""

from workshop.memento.branding.house_style.archive import BadHouseStyle
from workshop.memento.branding.house_style.house import HeaderPart, HouseStyle, Picture, read_house

__all__ = ["BadHouseStyle", "HeaderPart", "HouseStyle", "Picture", "read_house"]
