# “Do you still live in hamlet 3?”
flow-name-home = where you live
home-choice-still = Still there
home-choice-moved = I have moved
home-confirmed = Thank you, I keep your place of residence as it is.
home-where = In which hamlet (ấp, khu phố) and commune (xã, phường) do you live now? For example: “ấp 4, xã Phú Bình”.
home-where-again = I do not know that place. Please type the hamlet and the commune, for example “ấp 4, xã Phú Bình”.
home-moved = I have noted your new place of residence: { $residence }. Thank you.
