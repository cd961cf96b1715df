"""Invented people for the text-level simulation, with names that are words, months and parts."""

PEOPLE = (
    ("Hester Vaughn", "Colm Reed", "Bea Lorne"),
    ("Lucía Ferrant", "May Okafor", "Jan Dahl"),
    ("Søren Holm", "Anna-Lena Brandt", "Will Marsh"),
    ("Mark Dunn", "Ines Quist", "Tom Abara"),
    ("Rose Tally", "Piotr Zielny", "Grace Field"),
    ("Jürgen Ott", "April Stone", "Saoirse Byrne"),
    ("Ngozi Ade", "Bill Harrow", "Marta Vela"),
    ("Ola Lind", "Ray Carter", "Zoë Petit"),
)
"""Of each account: whom the talk is with, and two more."""
