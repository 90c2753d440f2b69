"""mentorfolio: one person's portfolio of mentors, in the terminal."""

__version__ = "0.1.0"
