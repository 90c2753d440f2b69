"""Words for somebody, by which a text tells of others than whom it is about: "my boss", "her sister"."""

_HERS = "aunt|daughter|girl|girlfriend|grandmother|mother|mum|mom|niece|sister|wife|woman|lady|granny"
_HIS = "boy|boyfriend|brother|dad|father|grandfather|husband|man|nephew|son|uncle|bloke|guy"
_ANY = (
    "accountant|apprentice|assistant|auditor|boss|buyer|chef|chief|child|client|colleague|cousin|customer|deputy"
    "|director|doctor|donor|driver|editor|farmer|flatmate|founder|friend|guest|head|inspector|intern|kid|landlord"
    "|lawyer|leader|manager|mate|matron|mayor|member|mentee|neighbou?r|nurse|operator|owner|parent|partner|patient"
    "|predecessor|principal|producer|pupil|registrar|seller|student|supplier|teacher|tenant|trainee|trustee|volunteer"
)
# People say "her" and "him" of these, too.
_ANY += "|boat|cat|cow|dog|foal|hen|horse|mare|pony|ship|vessel|yacht"
NO_PLURAL = frozenset(["boss"])
_ANYBODY = "somebody|someone|anybody|anyone|everybody|everyone|nobody"
# "My boss" is somebody; in "she was my boss" it is herself, and "her own boss's office" is hers.
SOMEBODY = (
    rf"(?i)(?P<self>\b(?:am|is|was|as|be|been|became|being|isn't|wasn't|'s|'m)\s+(?:\w+\s+){{0,2}})?"
    rf"\b(?:(?P<she>{_HERS})|(?P<he>{_HIS})|(?P<any>(?:{_ANY})s?)|(?P<one>{_ANYBODY}))\b(?!-)"
)
