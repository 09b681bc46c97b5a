"""Enquiries of investors: what one is, and how it is kept."""

from geo.enquiries.enquiry import Enquiry, said, summary
from geo.enquiries.shelf import BOX, MONTHS, keep

__all__ = ["BOX", "MONTHS", "Enquiry", "keep", "said", "summary"]
