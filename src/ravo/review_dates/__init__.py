"""The days of the review and of its reports in a year, as data, and the calendar of them."""
