"""Results that are not data: dicts in the form of the Model Context Protocol.

A tool without a declared return may give one, or a list of them and of texts.
"""

import base64


class Image(dict):
    """An image: its bytes, and a media type such as image/png."""

    def __init__(self, data, mime_type):
        super().__init__(type="image", data=_base64(data), mimeType=mime_type)


class Audio(dict):
    """A sound: its bytes, and a media type such as audio/wav."""

    def __init__(self, data, mime_type):
        super().__init__(type="audio", data=_base64(data), mimeType=mime_type)


class EmbeddedResource(dict):
    """A resource with its content, a text or bytes."""

    def __init__(self, uri, content, mime_type=None):
        resource = {"uri": uri}
        if mime_type is not None:
            resource["mimeType"] = mime_type
        if isinstance(content, str):
            resource["text"] = content
        else:
            resource["blob"] = _base64(content)
        super().__init__(type="resource", resource=resource)


class ResourceLink(dict):
    """A link to a resource that the client may read."""

    def __init__(self, uri, name, mime_type=None, description=None):
        super().__init__(type="resource_link", uri=uri, name=name)
        if mime_type is not None:
            self["mimeType"] = mime_type
        if description is not None:
            self["description"] = description


def _base64(data):
    return base64.b64encode(data).decode("ascii")
