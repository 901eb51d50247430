"""The district's figures as frozen values: the input of the forms and the summary page."""
