"""Stands in for Pillow in a built program, which is 5 MB larger with it.

reportlab imports it for pictures in PDF files; ours have none, they are drawn. Whoever adds one
takes `pillow` out of `STOOD_IN` (`packaging/contents.py`) and this folder away.
"""
