"""What reportlab asks for by name; no picture is of this kind."""


class Image:
    """No picture ever is one."""
