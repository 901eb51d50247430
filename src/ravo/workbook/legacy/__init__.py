"""Text saved in an old Vietnamese code: TCVN3 (.VnTime, ABC), VNI-Windows, UTF-8 misread.

The codes of the nineties put Vietnamese letters in the places of Western ones: what a font
such as .VnTime draws as `Nguyễn` is stored as `NguyÔn`. A cell is converted only where that is
certain; where it is not, a fault says so and the text stays as it is.
"""
