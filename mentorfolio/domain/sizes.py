"""How large a number of a record may be, and that a name says something."""

from typing import Annotated

import msgspec

# A rating of 1 to 5, and a strength or priority of 1 to 3.
Rating = Annotated[int, msgspec.Meta(ge=1, le=5)]
Grade = Annotated[int, msgspec.Meta(ge=1, le=3)]
Minutes = Annotated[int, msgspec.Meta(ge=1)]
# An id, a name, a title.
Named = Annotated[str, msgspec.Meta(min_length=1)]
