"""How large a number of a record may be, and that a name says something."""

from typing import Annotated

import msgspec

# A rating of 1 to 5, and a strength or priority of 1 to 3.
Rating = Annotated[int, msgspec.Meta(ge=1, le=5)]
Grade = Annotated[int, msgspec.Meta(ge=1, le=3)]
Minutes = Annotated[int, msgspec.Meta(ge=1)]
# An id, a name, a title.
Named = Annotated[str, msgspec.Meta(min_length=1)]
# Month and day of a day that comes back every year: 05-12.
_LONG_MONTHS = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT_MONTHS = r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])"
MonthDay = Annotated[str, msgspec.Meta(pattern=rf"^(?:{_LONG_MONTHS}|{_SHORT_MONTHS})\Z")]
