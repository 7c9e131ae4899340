"""The house style (« charte graphique »): a Word document whose styles, headers and footers dress the mémento.

Law: nothing of the uploaded file enters the document but what is named here, and it is looked at first: no macro, no
inserted object, nothing fetched from elsewhere, no field that does more than print a number or a date.
"""

from workshop.memento.house.archive import BadHouse
from workshop.memento.house.reading import Band, House, Picture, read_house

__all__ = ["BadHouse", "Band", "House", "Picture", "read_house"]
