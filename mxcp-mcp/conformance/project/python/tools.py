"""The tools that the conformance suite calls."""

import asyncio
import base64

from mxcp.runtime import Audio, EmbeddedResource, Image, ToolError, mcp

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
SILENCE = base64.b64decode("UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=")


def test_image_content():
    return Image(PIXEL, "image/png")


def test_audio_content():
    return Audio(SILENCE, "audio/wav")


def test_embedded_resource():
    text = "This is an embedded resource content."
    return EmbeddedResource("test://embedded-resource", text, "text/plain")


def test_multiple_content_types():
    text = '{"test":"data","value":123}'
    return [
        "Multiple content types test:",
        Image(PIXEL, "image/png"),
        EmbeddedResource("test://mixed-content-resource", text, "application/json"),
    ]


async def test_tool_with_logging():
    await mcp.info("Tool execution started")
    await asyncio.sleep(0.05)
    await mcp.info("Tool processing data")
    await asyncio.sleep(0.05)
    await mcp.info("Tool execution completed")
    return "Logged three messages."


def test_error_handling():
    raise ToolError("This tool intentionally returns an error for testing")


async def test_tool_with_progress():
    await mcp.progress(0, 100)
    await asyncio.sleep(0.05)
    await mcp.progress(50, 100)
    await asyncio.sleep(0.05)
    await mcp.progress(100, 100)
    return "Made progress."
