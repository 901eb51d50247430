"""The district's figures, as frozen values: what the forms and the summary page are made of."""
