# The page that shows that a badge is real: nobody's name (domain.md §8.8).
badge-title = Is this badge real?
badge-programme = Programme
badge-name = Badge
badge-issuer = Issued by
badge-year = Year
badge-number = Number
badge-valid = The badge is valid.
badge-not-valid = The badge is no longer valid.
badge-no-name = This page does not tell who holds the badge.
badge-unknown = There is no badge at this address. Please look at the link again, or ask whoever sent it.
